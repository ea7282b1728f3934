// SPDX-License-Identifier: Apache-2.0
// The output channels that the configuration turns on, in the order alerts are given to them, and what
// is done to all of them together.
import { join } from 'node:path'
import type { Config, OutputChoice } from './config/config.ts'
import { Delivery, type Sink } from './output/delivery.ts'
import type { Alert, LineFormat, Output, OutputReport } from './output/output.ts'
import {
  AlertQueue,
  QUEUE_SIZE,
  type Queue,
  type QueueLimits,
  type TextBatch,
  TextQueue,
} from './output/queue.ts'

export interface OutputsOptions {
  readonly config: Config
  /** `-U`. */
  readonly unbuffered: boolean
  readonly hostname: string
  readonly report: OutputReport
  readonly onGone: (output: Output) => void
}

/** A replay waits from here on. One span of events brings more than that at worst, which must fit. */
const REPLAY_AMPLE = 4 << 20
const REPLAY_SIZE = 1 << 29
/** Alerts handed to the http output at once, and requests under way. */
const HTTP_BATCH = 1024
const HTTP_UNDER_WAY = 64
const LOCAL_BATCH = 256
/** The longest pause between attempts of an output on this machine. */
const LOCAL_PAUSE_MS = 5000

type Section = {
  [Key in keyof Config]: Config[Key] extends OutputChoice ? Key : never
}[keyof Config]

interface Made {
  readonly section: Section
  readonly output: Output
}

class OutputFactory {
  readonly #options: OutputsOptions

  constructor(options: OutputsOptions) {
    this.#options = options
  }

  get #patient(): boolean {
    return this.#options.config.engine.kind === 'replay'
  }

  #deliver<Batch>(
    section: Section,
    queue: Queue<Batch>,
    sink: Sink<Batch>,
    longestPause?: number,
  ): Made {
    const { config, report, onGone, unbuffered } = this.#options
    const choice: OutputChoice = config[section]
    const output = new Delivery<Batch>({
      name: section.replace('_output', ''),
      format: formatOf(choice, config),
      filter: choice,
      queue,
      sink,
      report,
      patient: this.#patient && !queue.lasting,
      unbuffered,
      onGone,
      ...(longestPause !== undefined && { longestPause }),
    })
    return { section, output }
  }

  get #limits(): QueueLimits {
    const { capacity } = this.#options.config.outputs_queue
    if (this.#patient) return { alerts: 0, size: REPLAY_SIZE, ample: REPLAY_AMPLE }
    return { alerts: capacity, size: QUEUE_SIZE }
  }

  #text(): Queue<TextBatch> {
    return new TextQueue(this.#limits)
  }

  /** On disk where the configuration names a folder that can be used, else in memory. */
  async #lasting(section: Section, most: number): Promise<Queue<readonly Alert[]>> {
    const { config, report } = this.#options
    const { spool_directory: folder, spool_max_mb: limit } = config.outputs_queue
    if (folder !== '') {
      const { SpoolQueue } = await import('./output/spool.ts')
      try {
        const options = { folder: join(folder, section), limit: limit * (1 << 20), most, report }
        return new SpoolQueue(options)
      } catch (error) {
        report.warning(
          `${section}: no spool on disk (${(error as Error).message}); ` +
            'alerts that wait are lost when the program ends',
        )
      }
    }
    return new AlertQueue(this.#limits, most)
  }

  async file(): Promise<Made> {
    const { filename, keep_alive: keepAlive } = this.#options.config.file_output
    const { FileSink } = await import('./output/file.ts')
    const sink = new FileSink({ filename, keepAlive })
    return this.#deliver('file_output', this.#text(), sink, LOCAL_PAUSE_MS)
  }

  async stdout(): Promise<Made> {
    const { StdoutSink } = await import('./output/stdout.ts')
    return this.#deliver('stdout_output', this.#text(), new StdoutSink(), LOCAL_PAUSE_MS)
  }

  async syslog(): Promise<Made> {
    const { SyslogSink } = await import('./output/syslog.ts')
    const queue = new AlertQueue(this.#limits, LOCAL_BATCH)
    return this.#deliver('syslog_output', queue, new SyslogSink(), LOCAL_PAUSE_MS)
  }

  async program(): Promise<Made> {
    const { report, config } = this.#options
    const { program, keep_alive: keepAlive } = config.program_output
    const { ProgramSink } = await import('./output/program.ts')
    const queue = new AlertQueue(this.#limits, keepAlive ? LOCAL_BATCH : 1)
    const sink = new ProgramSink({ program, keepAlive, report })
    return this.#deliver('program_output', queue, sink, LOCAL_PAUSE_MS)
  }

  async http(): Promise<Made> {
    const { config, report } = this.#options
    const { HttpSink } = await import('./output/http.ts')
    const { readTls } = await import('./output/tls-files.ts')
    const section = config.http_output
    const json = formatOf(section, config) === 'json'
    const sink = new HttpSink({
      prefix: 'http_output',
      url: section.url,
      headers: {
        'user-agent': section.user_agent,
        'content-type': json ? 'application/json' : 'text/plain',
        ...lowerCased(section.headers),
      },
      tls: readTls('http_output', section),
      compress: section.compress_uploads,
      timeout: section.timeout_ms,
      pipelining: HTTP_UNDER_WAY,
      onAnswer: section.echo
        ? (status, text) => report.info(`http output: answer ${status}: ${JSON.stringify(text)}`)
        : undefined,
    })
    return this.#deliver('http_output', await this.#lasting('http_output', HTTP_BATCH), sink)
  }

  async slack(): Promise<Made> {
    const section = this.#options.config.slack_output
    const { SLACK_BATCH, SlackSink } = await import('./output/slack.ts')
    const { readTls } = await import('./output/tls-files.ts')
    const sink = new SlackSink({
      prefix: 'slack_output',
      url: section.url,
      headers: { 'content-type': 'application/json' },
      tls: readTls('slack_output', section),
      compress: false,
      timeout: section.timeout_ms,
      pipelining: 1,
      channel: section.channel,
      username: section.username,
      icon: section.icon,
    })
    return this.#deliver('slack_output', await this.#lasting('slack_output', SLACK_BATCH), sink)
  }

  async email(): Promise<Made> {
    const { config, hostname } = this.#options
    const section = config.email_output
    const { EMAIL_BATCH, EmailSink } = await import('./output/email.ts')
    const { readTls } = await import('./output/tls-files.ts')
    const tls = readTls('email_output', section)
    const sink = new EmailSink({ ...section, hostname, tls, timeout: section.timeout_ms })
    return this.#deliver('email_output', await this.#lasting('email_output', EMAIL_BATCH), sink)
  }
}

function formatOf({ format }: OutputChoice, config: Config): LineFormat {
  if (format !== 'default') return format
  return config.json_output ? 'json' : 'text'
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([key, value]) => [key.toLowerCase(), value]),
  )
}

/** Alerts are given to them in this order. */
const MAKERS: readonly (readonly [Section, (factory: OutputFactory) => Promise<Made>])[] = [
  ['file_output', factory => factory.file()],
  ['stdout_output', factory => factory.stdout()],
  ['syslog_output', factory => factory.syslog()],
  ['program_output', factory => factory.program()],
  ['http_output', factory => factory.http()],
  ['slack_output', factory => factory.slack()],
  ['email_output', factory => factory.email()],
]

async function open(
  make: (factory: OutputFactory) => Promise<Made>,
  options: OutputsOptions,
): Promise<Made> {
  const made = await make(new OutputFactory(options))
  try {
    await made.output.open()
  } catch (error) {
    await made.output.close(AbortSignal.abort())
    throw error
  }
  return made
}

/** What an output depends on besides its own section. */
function fingerprint(section: Section, config: Config): string {
  const { outputs_queue, json_output, engine } = config
  return JSON.stringify([config[section], outputs_queue, json_output, engine.kind])
}

export interface DrainOptions {
  /** Milliseconds an output may take without getting anything through. */
  readonly patience: number
  /** Standard output and files are waited for as long as they take: nobody asked to hurry. */
  readonly unhurried: boolean
  /** Aborted when somebody asks to hurry after all. */
  readonly signal: AbortSignal
}

const LOOK_MS = 50
/** Outputs whose reader may take its time (a pager, for example). */
const UNHURRIED: ReadonlySet<string> = new Set(['stdout', 'file'])

export class Outputs {
  #made: readonly Made[] = []
  #config: Config | undefined

  get all(): readonly Output[] {
    return this.#made.map(({ output }) => output)
  }

  /** Whether `config` asks for the outputs that are there. */
  areAs(config: Config): boolean {
    const before = this.#config
    return (
      before !== undefined &&
      MAKERS.every(([section]) => fingerprint(section, before) === fingerprint(section, config))
    )
  }

  /**
   * Opens what `options` turns on and closes what it does not; what stays the same stays open. Returns
   * what could not be opened: the others work.
   */
  async configure(options: OutputsOptions): Promise<Error[]> {
    const { config } = options
    const before = this.#config
    const isSame = (section: Section): boolean =>
      before !== undefined && fingerprint(section, before) === fingerprint(section, config)
    const ended = this.#made.filter(({ section }) => !config[section].enabled || !isSame(section))
    // One that changed lets go of its file or spool before its successor takes it.
    await closeAll(
      ended.map(({ output }) => output),
      { patience: config.output_timeout, unhurried: false, signal: AbortSignal.abort() },
    )
    const kept = this.#made.filter(each => !ended.includes(each))
    const errors: Error[] = []
    const made: Made[] = []
    for (const [section, make] of MAKERS) {
      if (!config[section].enabled) continue
      const same = kept.find(each => each.section === section)
      try {
        made.push(same ?? (await open(make, options)))
      } catch (error) {
        errors.push(error as Error)
      }
    }
    this.#made = made
    this.#config = config
    return errors
  }

  flush(): void {
    for (const { output } of this.#made) output.flush()
  }

  /** Undefined when all have room; else settles when they do. */
  room(): Promise<unknown> | undefined {
    let waits: Promise<void>[] | undefined
    for (const { output } of this.#made) {
      const wait = output.room()
      if (wait === undefined) continue
      waits ??= []
      waits.push(wait)
    }
    return waits === undefined ? undefined : Promise.all(waits)
  }

  reopen(): void {
    for (const { output } of this.#made) output.reopen()
  }

  async close(options: DrainOptions): Promise<void> {
    await closeAll(this.all.toReversed(), options)
  }
}

/** Each for itself: as long as it gets something through, it may go on. */
async function closeOne(output: Output, options: DrainOptions): Promise<void> {
  const { patience, unhurried, signal } = options
  const stop = new AbortController()
  let delivered = -1
  let since = performance.now()
  const look = (): void => {
    const stats = output.stats()
    const now = performance.now()
    if (stats.delivered !== delivered) since = now
    delivered = stats.delivered
    const waitsForReader = unhurried && UNHURRIED.has(output.name) && stats.failingSince === 0
    if (waitsForReader && !signal.aborted) return
    if (now - since >= patience) stop.abort()
  }
  const timer = setInterval(look, LOOK_MS)
  try {
    await output.close(stop.signal)
  } finally {
    clearInterval(timer)
  }
}

async function closeAll(outputs: readonly Output[], options: DrainOptions): Promise<void> {
  await Promise.all(outputs.map(output => closeOne(output, options)))
}
