// SPDX-License-Identifier: Apache-2.0
// A gyr that watches this machine while a test does things, and says whether one can be run here at all.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { AddonMissing } from '../../src/native.ts'
import { packagePath } from '../../src/package-path.ts'
import { type DriverFailure, loadAddon } from '../../src/source/driver.ts'
import { alertsOf, HAS_EVALUATOR, PROGRAM } from './gyr.ts'

/** Why the eBPF driver cannot be used here; undefined when it can. */
export function whyNoEbpf(): string | undefined {
  if (process.getuid?.() !== 0) return 'needs root'
  if (!existsSync('/sys/kernel/btf/vmlinux')) return 'needs a kernel with BTF'
  if (!HAS_EVALUATOR) return 'needs npm run build'
  try {
    loadAddon()
      .openEbpf(1 << 20)
      .close()
    return undefined
  } catch (error) {
    if (error instanceof AddonMissing) return 'needs npm run build:native'
    return (error as DriverFailure).reason || (error as Error).message
  }
}

export interface Alert {
  readonly rule: string
  readonly fields: Readonly<Record<string, unknown>>
}

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

const children = new Set<ChildProcess>()

/** Ends what a test that failed has left running: it would watch this machine for ever. */
export function endAll(): void {
  for (const child of children) child.kill('SIGKILL')
}

/** A program of ours in the background. */
export class Running {
  #stdout = ''
  #stderr = ''
  readonly #child: ChildProcess
  readonly #ended: Promise<Ended>

  constructor(args: readonly string[]) {
    const child = spawn(process.execPath, [...PROGRAM, ...args], { cwd: packagePath('.') })
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      this.#stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr += text
    })
    children.add(child)
    child.on('close', () => children.delete(child))
    this.#child = child
    this.#ended = new Promise(resolve =>
      child.on('close', code => resolve({ code, stdout: this.#stdout, stderr: this.#stderr })),
    )
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  get stdout(): string {
    return this.#stdout
  }

  get stderr(): string {
    return this.#stderr
  }

  get alerts(): Alert[] {
    const whole = this.#stdout.slice(0, this.#stdout.lastIndexOf('\n') + 1)
    return alertsOf(whole).map(alert => ({
      rule: String(alert['rule']),
      fields: alert['output_fields'] as Record<string, unknown>,
    }))
  }

  /** Does `something` again and again until `holds`; fails after half a minute, or what is given. */
  async until(
    holds: () => boolean,
    something: () => void = () => {},
    limitMs = 30_000,
  ): Promise<void> {
    const end = Date.now() + limitMs
    while (!holds()) {
      if (Date.now() > end || this.#child.exitCode !== null) {
        throw new Error(`not in time; alerts ${JSON.stringify(this.alerts)}\n${this.#stderr}`)
      }
      something()
      await new Promise(resolve => setTimeout(resolve, 100))
    }
  }

  stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended> {
    this.#child.kill(signal)
    return this.#ended
  }
}

/** Runs a line of shell to its end. */
export function sh(line: string): string {
  const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', line], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${line}: ${status} ${stderr}`)
  return stdout
}
