// SPDX-License-Identifier: Apache-2.0
// What runs beside the pipeline: the web server, reload on request and on change, snapshots, the look at
// drops and at outputs that hang. Started by src/commands/run.ts; the pipeline goes on without any of it.
import { appendFile } from 'node:fs/promises'
import type { App } from '../app.ts'
import type { Config } from '../config/config.ts'
import { fingerprint } from '../config/fingerprint.ts'
import { parseInterval } from '../config/interval.ts'
import type { Log } from '../log.ts'
import { DropWatch } from '../metrics/drop-watch.ts'
import { Snapshots } from '../metrics/snapshot.ts'
import type { CompileOptions, KnownConfig } from '../reload/compile-thread.ts'
import { Reloader, type ReloadResult } from '../reload/reloader.ts'
import { isHidden, RulesWatcher } from '../reload/watch.ts'
import { isStalled, problemsOf, type Vitals } from '../web/health.ts'
import { jsonReply, type Route, type RunningServer, startWebServer } from '../web/server.ts'
import { DomainWatch } from './domain-watch.ts'
import { Heartbeat } from './heartbeat.ts'
import { Observer } from './observer.ts'
import { ServiceManager } from './service-manager.ts'

export interface DaemonOptions {
  readonly app: App
  readonly log: Log
  readonly request: CompileOptions
  /** The configuration in force. */
  readonly known: KnownConfig
  readonly ruleFiles: readonly string[]
  /** What names rules, files and folders. */
  readonly ruleEntries: (config: Config) => readonly string[]
  /** Whether to serve and to watch files: not for a quick replay. */
  readonly serves: boolean
  readonly isLive: boolean
  /** Ends the program with an error. */
  readonly exit: () => void
}

const TICK_MS = 1000
/** Falco counts reads that time out, and waits this long in each. */
const EMPTY_READ_MS = 30
const SNAPSHOT_RULE = 'Falco internal: metrics snapshot'
const TIMEOUT_RULE = 'Falco internal: timeouts notification'
const INFORMATIONAL = 6
const DEBUG = 7

export class Daemon {
  readonly #options: DaemonOptions
  readonly #reloader: Reloader
  readonly #observer: Observer
  readonly #manager: ServiceManager
  readonly #snapshots = new Snapshots()
  readonly #blocked = new Set<string>()
  #drops: DropWatch
  #heartbeat: Heartbeat | undefined
  #deadTold = false
  #isReady = false
  #configPlaces: readonly string[]
  #watcher: RulesWatcher | undefined
  #domains: DomainWatch | undefined
  #server: RunningServer | undefined
  #tick: NodeJS.Timeout | undefined
  #snapshotTimer: NodeJS.Timeout | undefined
  #lastBatch = performance.now()
  #lastEvents = 0
  #lastEventAt = Date.now()
  #quietTold = false
  #samples = 0

  constructor(options: DaemonOptions) {
    const { app, log, request, ruleFiles, known } = options
    this.#options = options
    this.#configPlaces = known.places
    this.#reloader = new Reloader({
      app,
      request,
      known,
      report: log,
      onStart: () => this.#watcher?.accept(),
      onDone: compiled => {
        const { config, files, places } = compiled.known
        this.#observer.use(compiled.ruleFiles, files)
        this.#configPlaces = places
        this.#apply(config)
      },
    })
    const isHealthy = (): boolean => problemsOf(this.#vitals()).length === 0
    this.#observer = new Observer(app, this.#reloader, ruleFiles, known.files, isHealthy)
    this.#manager = new ServiceManager(process.env, log)
    this.#drops = this.#watchDrops(app.config)
  }

  /** Before the source is opened, while there are still privileges. */
  async start(): Promise<void> {
    const { app, log, serves } = this.#options
    this.#tick = setInterval(() => this.#look(), TICK_MS)
    this.#tick.unref()
    this.#startSnapshots(app.config)
    if (!serves) return
    app.sampleTimes()
    this.#domains = new DomainWatch({
      policy: () => app.policy,
      onChange: () => this.#domainsChanged(),
    })
    if (app.config.webserver.enabled) await this.#serve(app.config)
    if (app.config.watch_config_files) {
      // Not waited for: events come first.
      this.#watch(app.config).catch(error => log.warning(`watch_config_files: ${error.message}`))
    }
  }

  /** Events flow from now on. */
  ready(): void {
    const { pulse } = this.#options.app.source
    this.#isReady = true
    this.#lastBatch = performance.now()
    this.#tellUnwatched()
    if (pulse !== undefined) this.#heartbeat = new Heartbeat(pulse, this.#lastBatch)
    this.#manager.ready(process.env, () => !isStalled(this.#vitals()))
  }

  /** Who is not root is told of no change in folders that only root may look into. */
  #tellUnwatched(): void {
    const { app, log, serves, ruleEntries } = this.#options
    const { run_as: runAs, watch_config_files: watches } = app.config
    if (!serves || !watches || runAs.user === '') return
    const hidden = [...this.#configPlaces, ...ruleEntries(app.config)].filter(isHidden)
    if (hidden.length === 0) return
    log.warning(
      `run_as: ${runAs.user} may not read ${hidden.join(', ')}: changes are not noticed; ` +
        'make it readable for that user, or reload by SIGHUP or gyr reload',
    )
  }

  /** The pipeline finished a batch. */
  batch(): void {
    this.#lastBatch = performance.now()
  }

  reload(reason: string): Promise<ReloadResult> {
    return this.#reloader.reload(reason)
  }

  #apply(config: Config): void {
    const { log } = this.#options
    log.configure({
      level: config.log_level,
      iso8601: config.time_format_iso_8601,
      enabled: config.log_stderr,
    })
    this.#drops = this.#watchDrops(config)
    this.#startSnapshots(config)
    if (this.#watcher !== undefined) {
      this.#watch(config).catch(error => log.warning(`watch_config_files: ${error.message}`))
    }
  }

  #domainsChanged(): void {
    const { app, log } = this.#options
    const news = 'domain names in rules have other addresses'
    if (!app.config.watch_config_files) log.warning(`${news}; reload to have them in force`)
    else this.reload(news).catch(error => log.error(error.message))
  }

  async #watch(config: Config): Promise<void> {
    const paths = [...this.#configPlaces, ...this.#options.ruleEntries(config)]
    this.#watcher ??= new RulesWatcher({
      current: fingerprint(paths),
      // A thread that began before privileges were given up would have none to read rules with.
      onSign: () => {
        if (this.#isReady) this.#reloader.prepare()
      },
      onChange: () => {
        this.reload('configuration or rules changed').catch(error =>
          this.#options.log.error(error.message),
        )
      },
    })
    await this.#watcher.watch(paths)
  }

  async #serve(config: Config): Promise<void> {
    const { log } = this.#options
    const {
      listen_address: address,
      listen_port: port,
      ssl_enabled,
      ssl_certificate,
    } = config.webserver
    const certificate = ssl_enabled ? ssl_certificate : undefined
    const where = `${ssl_enabled ? 'https' : 'http'}://${address.includes(':') ? `[${address}]` : address}:${port}`
    try {
      this.#server = await startWebServer({
        address,
        port,
        certificate,
        routes: this.#routes(config),
      })
      log.info(`Starting web server, listening on ${where}`)
    } catch (error) {
      log.error(`web server on ${where}: ${(error as Error).message}; going on without it`)
    }
  }

  #routes(config: Config): Record<string, Route> {
    const { app, log } = this.#options
    const routes: Record<string, Route> = {
      [config.webserver.k8s_healthz_endpoint]: { method: 'GET', reply: () => this.#health() },
      '/livez': { method: 'GET', reply: () => jsonReply(200, { status: 'ok' }) },
      '/versions': {
        method: 'GET',
        reply: async () => jsonReply(200, (await import('../version.ts')).versions()),
      },
      '/stats': {
        method: 'GET',
        local: true,
        reply: () => jsonReply(200, this.#observer.observe()),
      },
      '/reload': {
        method: 'POST',
        local: true,
        reply: async () => {
          const result = await this.reload('reload asked for by HTTP')
          return jsonReply(result.ok ? 200 : 422, result)
        },
      },
    }
    if (!config.webserver.prometheus_metrics_enabled) return routes
    if (!config.metrics.enabled) {
      log.warning('webserver.prometheus_metrics_enabled needs metrics.enabled: no /metrics')
      return routes
    }
    routes['/metrics'] = {
      method: 'GET',
      reply: async () => {
        const { prometheusText } = await import('../metrics/prometheus.ts')
        const body = await prometheusText(this.#observer.observe(), app.config.metrics)
        return { status: 200, type: 'text/plain; version=0.0.4; charset=utf-8', body }
      },
    }
    return routes
  }

  #vitals(): Vitals {
    const { app } = this.#options
    const outputs = app.outputs.all.map(output => ({ name: output.name, stats: output.stats() }))
    const now = performance.now()
    const deadSince = this.#heartbeat?.deadSince(now) ?? 0
    return { now, lastBatch: this.#lastBatch, deadSince, outputs }
  }

  #health() {
    const problems = problemsOf(this.#vitals())
    if (problems.length === 0) return jsonReply(200, { status: 'ok' })
    return jsonReply(503, { status: 'failing', problems })
  }

  #watchDrops({ syscall_event_drops: settings }: Config): DropWatch {
    const { app, log, exit } = this.#options
    const actions = {
      log: (text: string) => log.debug(text),
      info: (text: string) => log.info(text),
      alert: app.alert.bind(app),
      exit: () => {
        log.error('system calls were dropped, and syscall_event_drops says to exit')
        exit()
      },
    }
    return new DropWatch(settings, actions, performance.now())
  }

  #look(): void {
    const { app, isLive } = this.#options
    this.#lookAtOutputs(app.config.output_timeout)
    if (!isLive) return
    app.tellRepeats()
    const { source, engine } = app.stats()
    this.#drops.look(source.counters, performance.now())
    this.#lookAtDriver()
    const ours = this.#heartbeat?.answered ?? 0
    this.#lookForSilence(Number(engine['events'] ?? 0n) - ours, app)
  }

  #lookAtDriver(): void {
    const { app, log } = this.#options
    const now = performance.now()
    try {
      this.#heartbeat?.look(now)
    } catch (error) {
      // It is silent then, which is told.
      log.debug(`${app.source.name}: ${(error as Error).message}`)
    }
    const isDead = (this.#heartbeat?.deadSince(now) ?? 0) !== 0
    if (isDead === this.#deadTold) return
    this.#deadTold = isDead
    if (isDead) log.error(`${app.source.name} records nothing any more, not even our own calls`)
    else log.info(`${app.source.name}: records again`)
  }

  #lookForSilence(events: number, app: App): void {
    if (events !== this.#lastEvents) {
      this.#lastEvents = events
      this.#lastEventAt = Date.now()
      this.#quietTold = false
      return
    }
    const { max_consecutives: most } = app.config.syscall_event_timeouts
    if (this.#quietTold || Date.now() - this.#lastEventAt < most * EMPTY_READ_MS) return
    this.#quietTold = true
    app.alert({
      rule: TIMEOUT_RULE,
      priority: DEBUG,
      message: `${TIMEOUT_RULE}. ${most} consecutive timeouts without event.`,
      fields: { last_event_time: `${this.#lastEventAt}000000` },
    })
  }

  /** Falco's watchdog of outputs: says which one hangs, once, and when it goes on. */
  #lookAtOutputs(timeout: number): void {
    const { app, log } = this.#options
    for (const { name, busySince, waiting } of app.outputs.all.map(output => ({
      name: output.name,
      ...output.stats(),
    }))) {
      const isBlocked = busySince !== 0 && performance.now() - busySince > timeout
      if (isBlocked === this.#blocked.has(name)) continue
      if (isBlocked) {
        this.#blocked.add(name)
        log.error(`${name} output timeout: it is blocked, ${waiting} alerts wait; others go on`)
      } else {
        this.#blocked.delete(name)
        log.info(`${name} output: goes on`)
      }
    }
  }

  #startSnapshots({ metrics }: Config): void {
    const { log } = this.#options
    clearInterval(this.#snapshotTimer)
    this.#snapshotTimer = undefined
    const interval = parseInterval(metrics.interval)
    const goesSomewhere = metrics.output_rule || metrics.output_file !== ''
    if (!metrics.enabled || !goesSomewhere || interval === undefined) return
    const timer = setInterval(
      () => {
        this.#snapshot().catch(error => log.error(`metrics.output_file: ${error.message}`))
        // Longer times than a timer can count are as good as never.
      },
      Math.min(interval, 2 ** 31 - 1),
    )
    timer.unref()
    this.#snapshotTimer = timer
  }

  async #snapshot(): Promise<void> {
    const { app } = this.#options
    const { metrics } = app.config
    const fields = this.#snapshots.fields(this.#observer.observe(), metrics)
    if (metrics.output_rule) {
      app.alert({
        rule: SNAPSHOT_RULE,
        priority: INFORMATIONAL,
        message: 'Falco metrics snapshot',
        fields,
      })
    }
    if (metrics.output_file === '') return
    const line = { output_fields: fields, sample: ++this.#samples }
    await appendFile(metrics.output_file, `${JSON.stringify(line)}\n`)
  }

  async stop(): Promise<void> {
    this.#manager.stopping()
    clearInterval(this.#tick)
    clearInterval(this.#snapshotTimer)
    this.#domains?.stop()
    await this.#watcher?.close()
    await this.#reloader.close()
    await this.#server?.close()
  }
}
