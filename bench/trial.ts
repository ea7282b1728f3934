// SPDX-License-Identifier: Apache-2.0
// One trial in a process of its own: started by trial-process.ts with a request as JSON argument,
// answers with JSON on standard output. All inputs are files that benchmark.ts has prepared.
import { readFileSync } from 'node:fs'
import { Engine } from '../src/engine/engine.ts'
import { MATCH_HEADER } from '../src/schema/layout.ts'
import { runMicro } from './micro.ts'
import { RecordStream } from './records.ts'

export interface TrialRequest {
  readonly kind: 'passes' | 'slices' | 'modes' | 'micro'
  readonly prologue: string
  readonly records: string
  /** Compiled policies; none: state only. For modes: first, then all. */
  readonly policies: readonly string[]
  readonly rules: number
  /** passes: how often the records are replayed; slices: in how many parts they are taken. */
  readonly rounds: number
  /** slices: records that are fed before the first of them, so that tables are full and memory touched. */
  readonly lead: number
}

export interface TrialResult {
  readonly events: number
  /** CPU nanoseconds an event of each round after the first one (slices: of each). */
  readonly cost: readonly number[]
  /** The same for decoding alone: the mean of once before and once after each round, on the same records. */
  readonly floor: readonly number[]
  /** Matches by rule, one list for each round. */
  readonly matches: readonly (readonly number[])[]
  /** Fingerprints of what matched, for modes. */
  readonly digests: readonly number[]
  readonly skipped: number
  readonly micro: Readonly<Record<string, number>>
}

const SEED = [1, 2] as const

/** Long enough for the runtime to compile all that is hot with its better compiler. */
const WARM_UP_MS = 1000
const WARM_UP_RECORDS = 100_000

function cpuNs(run: () => void): number {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) * 1000
}

function newEngine(policy: string | undefined): Engine {
  const engine = Engine.create({ seed: SEED })
  if (policy !== undefined) engine.loadPolicy(readFileSync(policy))
  return engine
}

function countSkipped(engine: Engine): number {
  const stats = engine.stats()
  return Object.entries(stats)
    .filter(([name]) => name.startsWith('skipped_'))
    .reduce((sum, [, count]) => sum + Number(count), 0)
}

/** Code is compiled for all instances of a module, so another one warms it up and state stays fresh. */
function warmUp(policy: string | undefined, prologue: RecordStream, records: RecordStream): void {
  const engine = newEngine(policy)
  const start = performance.now()
  while (performance.now() - start < WARM_UP_MS) {
    prologue.feed(engine)
    records.feed(engine)
    records.decode(engine)
  }
}

function measure(request: TrialRequest): TrialResult {
  const prologue = new RecordStream(readFileSync(request.prologue))
  const bytes = readFileSync(request.records)
  const whole = new RecordStream(bytes)
  warmUp(request.policies[0], prologue, new RecordStream(bytes, 0, WARM_UP_RECORDS))
  const engine = newEngine(request.policies[0])
  const sliced = request.kind === 'slices'
  const part = sliced ? Math.floor((whole.count - request.lead) / request.rounds) : whole.count
  const cost: number[] = []
  const floor: number[] = []
  const matches: number[][] = []
  if (sliced) {
    prologue.feed(engine)
    new RecordStream(bytes, 0, request.lead).feed(engine)
  }
  for (let round = 0; round < request.rounds; round++) {
    const from = request.lead + round * part
    const stream = sliced ? new RecordStream(bytes, from, from + part) : whole
    const found = new Array<number>(request.rules).fill(0)
    engine.onMatch = (view, at) => {
      const rule = view.getUint32(at + MATCH_HEADER.RULE, true)
      found[rule] = (found[rule] ?? 0) + 1
    }
    // The state each pass starts from; descriptors that the pass before has closed are back.
    if (!sliced) prologue.feed(engine)
    const before = cpuNs(() => stream.decode(engine))
    const spent = cpuNs(() => stream.feed(engine)) / stream.count
    const after = cpuNs(() => stream.decode(engine))
    matches.push(found)
    // The first pass compiles and fills tables; it is checked, not timed.
    if (sliced || round > 0) {
      cost.push(spent)
      floor.push((before + after) / 2 / stream.count)
    }
  }
  return {
    events: part,
    cost,
    floor,
    matches,
    digests: [],
    skipped: countSkipped(engine),
    micro: {},
  }
}

/**
 * What "first matching rule" gives must be what "all matching rules" gives, cut down to the first
 * rule of each event: two ways through the evaluator, one answer.
 */
function compareModes(request: TrialRequest): TrialResult {
  const stream = new RecordStream(readFileSync(request.records))
  const digests = request.policies.map(policy => {
    const engine = newEngine(policy)
    new RecordStream(readFileSync(request.prologue)).feed(engine)
    let digest = 0
    let last = -1n
    engine.onMatch = (view, at) => {
      const event = view.getBigUint64(at + MATCH_HEADER.EVT_NUM, true)
      if (event === last) return
      last = event
      const rule = view.getUint32(at + MATCH_HEADER.RULE, true)
      digest = (Math.imul(digest, 31) + Math.imul(Number(event), 1_000_003) + rule) >>> 0
    }
    stream.feed(engine)
    return digest
  })
  return {
    events: stream.count,
    cost: [],
    floor: [],
    matches: [],
    digests,
    skipped: 0,
    micro: {},
  }
}

function run(request: TrialRequest): TrialResult {
  if (request.kind === 'modes') return compareModes(request)
  if (request.kind !== 'micro') return measure(request)
  const micro = runMicro(newEngine(request.policies[0]), request)
  return {
    events: 0,
    cost: [],
    floor: [],
    matches: [],
    digests: [],
    skipped: 0,
    micro,
  }
}

process.stdout.write(JSON.stringify(run(JSON.parse(process.argv[2] ?? '{}') as TrialRequest)))
