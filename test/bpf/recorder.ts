// SPDX-License-Identifier: Apache-2.0
// Records what programs of the tests do, through the eBPF driver of this machine: compiles reader and
// workloads, starts them, and gives back the decoded records of their threads alone.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { release, tmpdir } from 'node:os'
import { join } from 'node:path'
import { EVENTS, type EventRow } from '../../src/schema/events.ts'
import { PARAM_TYPES } from '../../src/schema/types.ts'

export interface Recorded {
  readonly id: string
  readonly ts: bigint
  readonly tid: number
  /** Numbers in decimal, text without its NUL, other bytes in hexadecimal after 0x; null: empty. */
  readonly params: Readonly<Record<string, string | null>>
}

export interface Counters {
  readonly consumed: number
  readonly bytes: number
  readonly milliseconds: number
  readonly cpus: readonly {
    begun: number
    written: number
    bytes: number
    faults: number
    dropped: readonly number[]
  }[]
}

export interface Asked {
  readonly ringBytes?: number
  readonly snaplen?: number
  readonly tracepoints?: number
  readonly environment?: boolean
  /** Longer data of a range of ports. */
  readonly ports?: { readonly snaplen: number; readonly from: number; readonly to: number }
  /** To perf events of the tracepoints, as kernels that preempt tracepoints need it. */
  readonly perfEvents?: boolean
  /** Native number → GYR_WANT_*; all with GYR_WANT_EXIT when left out. */
  readonly want?: Readonly<Record<number, number>>
}

export const WANT_EXIT = 1
export const WANT_ENTER = 2
export const WANT_SUCCESS = 4
export const WANT_NO_READS = 8

const HERE = new URL('.', import.meta.url).pathname
const BPF = new URL('../../bpf/', import.meta.url).pathname
const CAPABILITIES = (1n << 38n) | (1n << 39n)

/** Why the driver cannot be tried here, or undefined. */
export function whyNot(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'not Linux on x86-64'
  const [major = 0, minor = 0] = release().split('.').map(Number)
  if (major < 5 || (major === 5 && minor < 17)) return 'the kernel is older than 5.17'
  if (!existsSync('/sys/kernel/btf/vmlinux')) return 'the kernel has no BTF'
  const status = readFileSync('/proc/self/status', 'utf8')
  const caps = BigInt(`0x${/^CapEff:\s*(\w+)/m.exec(status)?.[1] ?? '0'}`)
  if ((caps & CAPABILITIES) !== CAPABILITIES) return 'CAP_BPF and CAP_PERFMON are missing'
  try {
    execFileSync('gcc', ['--version'], { stdio: 'ignore' })
  } catch {
    return 'gcc is missing'
  }
  return undefined
}

export interface Programs {
  readonly folder: string
  readonly reader: string
  workload(name: string): string
}

export function compile(): Programs {
  const folder = mkdtempSync(join(tmpdir(), 'gyr-bpf-test-'))
  const flags = ['-O1', '-Wall', '-Wextra', '-Werror']
  const reader = join(folder, 'reader')
  const driver = readdirSync(BPF).filter(name => name.endsWith('.c') && !name.endsWith('.bpf.c'))
  const sources = [join(HERE, 'reader.c'), ...driver.map(name => join(BPF, name))]
  execFileSync('gcc', [...flags, '-o', reader, ...sources])
  const made = new Map<string, string>()
  return {
    folder,
    reader,
    workload(name) {
      const program = join(folder, name)
      if (!made.has(name)) {
        execFileSync('gcc', [...flags, '-o', program, join(HERE, 'workload', `${name}.c`)])
        made.set(name, program)
      }
      return program
    },
  }
}

function argumentsOf(asked: Asked): string[] {
  const { ringBytes = 1 << 23, snaplen = 80, tracepoints = 0, environment = false, ports } = asked
  const want = asked.want ?? Object.fromEntries(Array.from({ length: 512 }, (_, nr) => [nr, 1]))
  return [
    ...[ringBytes, snaplen, tracepoints, Number(environment)].map(String),
    ...[ports?.snaplen ?? snaplen, ports?.from ?? 0, ports?.to ?? 0].map(String),
    ...Object.entries(want).map(([nr, what]) => `${nr}=${what}`),
    ...(asked.perfEvents ? ['perf'] : []),
  ]
}

async function collect(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
}

/** Records while `act` runs; the records of all threads of this machine, by time. */
export async function record(
  programs: Programs,
  asked: Asked,
  act: () => Promise<void> | void,
): Promise<{ records: Recorded[]; counters: Counters }> {
  const reader = spawn(programs.reader, argumentsOf(asked), { stdio: ['pipe', 'pipe', 'pipe'] })
  const done = ended(reader)
  const out = collect(reader.stdout)
  let said = ''
  await new Promise<void>((resolve, reject) => {
    reader.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (said.includes('ready\n')) resolve()
    })
    done.then(code => reject(new Error(`the reader ended with ${code}: ${said}`)), reject)
  })
  try {
    await act()
  } finally {
    reader.stdin.end()
  }
  const code = await done
  const last = said.trim().split('\n').at(-1) as string
  if (code !== 0) throw new Error(`the reader ended with ${code}: ${last}`)
  return { records: decode(await out), counters: JSON.parse(last) as Counters }
}

function decode(bytes: Buffer): Recorded[] {
  const rows = new Map<number, EventRow>(EVENTS.map(row => [row.code, row]))
  const records: Recorded[] = []
  for (let at = 0; at < bytes.length; ) {
    const length = bytes.readUInt32LE(at)
    records.push(decodeRecord(rows, bytes.subarray(at + 4, at + 4 + length)))
    at += 4 + length
  }
  return records.sort((a, b) => (a.ts < b.ts ? -1 : a.ts > b.ts ? 1 : 0))
}

function decodeRecord(rows: Map<number, EventRow>, record: Buffer): Recorded {
  const row = rows.get(record.readUInt16LE(20))
  const count = record.readUInt32LE(22)
  if (row === undefined) throw new Error(`event ${record.readUInt16LE(20)} is not known`)
  if (record.readUInt32LE(16) !== record.length) throw new Error(`${row.id}: length of the record`)
  if (count !== row.params.length) throw new Error(`${row.id}: ${count} parameters`)
  const params: Record<string, string | null> = {}
  let at = 26 + 2 * count
  for (const [index, param] of row.params.entries()) {
    const length = record.readUInt16LE(26 + 2 * index)
    const value = record.subarray(at, at + length)
    const { shape, width } = PARAM_TYPES[param.type]
    if (length !== 0 && width !== 0 && length !== width)
      throw new Error(`${row.id} ${param.name}: ${length} bytes`)
    params[param.name] = length === 0 ? null : show(shape, value)
    at += length
  }
  if (at !== record.length) throw new Error(`${row.id}: lengths of the parameters`)
  return {
    id: row.id,
    ts: record.readBigUInt64LE(0),
    tid: Number(record.readBigUInt64LE(8)),
    params,
  }
}

function show(shape: string, value: Buffer): string {
  if (shape === 'string') {
    if (value.at(-1) !== 0) throw new Error('text without its NUL')
    return value.toString('latin1', 0, value.length - 1)
  }
  if (shape === 'bytes') return `0x${value.toString('hex')}`
  let number = 0n
  for (let i = value.length - 1; i >= 0; i--) number = (number << 8n) | BigInt(value[i] as number)
  return String(shape === 'int' ? BigInt.asIntN(8 * value.length, number) : number)
}

export interface Stated {
  readonly event?: string
  readonly note?: string
  readonly tid: number
  readonly params: Readonly<Record<string, string | null>>
  readonly [name: string]: unknown
}

/** Runs a workload to its end; what it says it did. */
export function run(program: string, args: readonly string[], cwd: string): Promise<Stated[]> {
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] })
  const out = collect(child.stdout)
  return ended(child).then(async code => {
    if (code !== 0) throw new Error(`${program} ended with ${code}`)
    const lines = (await out).toString('latin1').trim().split('\n')
    return lines.map(line => JSON.parse(line) as Stated)
  })
}
