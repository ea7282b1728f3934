// SPDX-License-Identifier: Apache-2.0
// Takes the measurements of the running program that metrics, snapshots and `gyr top` show.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { release } from 'node:os'
import { type App, alertHostname } from '../app.ts'
import { isLive } from '../config/engine-kind.ts'
import { busiest } from '../metrics/busy.ts'
import type { HashedFile, Observed, Reloads } from '../metrics/observed.ts'
import { bootTime, hostCpus, readResources } from '../metrics/resources.ts'
import type { Reloader } from '../reload/reloader.ts'
import { gyrVersion } from '../version.ts'

const NS_PER_MS = 1e6

function hashed(files: readonly string[]): HashedFile[] {
  return files.flatMap(name => {
    try {
      return [{ name, sha256: createHash('sha256').update(readFileSync(name)).digest('hex') }]
    } catch {
      return []
    }
  })
}

function toNumbers(values: Readonly<Record<string, bigint | number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]))
}

export class Observer {
  readonly #app: App
  readonly #reloader: Reloader
  readonly #isHealthy: () => boolean
  readonly #started = Date.now()
  readonly #version = gyrVersion()
  #files: Pick<Observed, 'rulesFiles' | 'configFiles'> | undefined
  #names: readonly (readonly string[])[]

  constructor(
    app: App,
    reloader: Reloader,
    ruleFiles: readonly string[],
    configFiles: readonly string[],
    isHealthy: () => boolean,
  ) {
    this.#isHealthy = isHealthy
    this.#app = app
    this.#reloader = reloader
    this.#names = [ruleFiles, configFiles]
  }

  /** Other files are in force. */
  use(ruleFiles: readonly string[], configFiles: readonly string[]): void {
    this.#names = [ruleFiles, configFiles]
    this.#files = undefined
  }

  #reloads(): Reloads {
    const { succeeded, failed, took, pause } = this.#reloader
    return { succeeded, failed, seconds: took / 1000, pauseSeconds: pause / 1000 }
  }

  observe(): Observed {
    const app = this.#app
    const { source, engine } = app.stats()
    const { kind } = app.config.engine
    const now = BigInt(Date.now()) * BigInt(NS_PER_MS)
    const [rules = [], config = []] = this.#names
    this.#files ??= { rulesFiles: hashed(rules), configFiles: hashed(config) }
    return {
      version: this.#version,
      hostname: alertHostname(),
      kernelRelease: release(),
      engine: kind,
      ...this.#files,
      startTime: this.#started * NS_PER_MS,
      reloadTime: (this.#reloader.lastReload ?? this.#started) * NS_PER_MS,
      bootTime: bootTime(),
      cpus: hostCpus(),
      seconds: (Date.now() - this.#started) / 1000,
      healthy: this.#isHealthy(),
      reloads: this.#reloads(),
      rules: app.counts.all(),
      costs: app.costs.observe(),
      busy: busiest(app.engine.recentEvents(), isLive(kind) ? now : undefined),
      resources: readResources(),
      evaluator: toNumbers(engine),
      source: toNumbers(source.counters),
      perCpu: app.source.cpuCounters?.() ?? [],
      programs: app.source.programCosts?.() ?? [],
      outputs: app.outputs.all.map(output => ({ name: output.name, stats: output.stats() })),
    }
  }
}
