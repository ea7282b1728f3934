// SPDX-License-Identifier: Apache-2.0
// Runs the Wasm evaluator and the reference over the same input and brings their matches into one form,
// so that tests can compare them as text.

import { Collector } from '../../src/diagnostics/diagnostic.ts'
import { Engine } from '../../src/engine/engine.ts'
import { MatchRecord } from '../../src/format/match-record.ts'
import { loadRules, type RuleSet } from '../../src/rules/load.ts'
import { compilePolicy, readPolicy } from '../../src/rules/policy.ts'
import { VALUE_KINDS } from '../../src/schema/layout.ts'
import { CaptureFile } from '../../src/source/capture-file.ts'
import { PlainSink } from '../capture/plain-sink.ts'
import { showIp } from '../reference/descriptor.ts'
import { ReferenceEvaluator, type ReferenceMatch } from '../reference/evaluator.ts'
import { AnyOf, Ip, type Scalar, type Value } from '../reference/values.ts'

/** A match: event number, rule, and the values of the output as text. */
export type Line = {
  readonly number: bigint
  readonly ts?: bigint
  readonly rule: string
  readonly fields: Record<string, string>
}

export type Both = { readonly engine: readonly Line[]; readonly reference: readonly Line[] }

const SIZES = { maxThreads: 4096, maxPaths: 16384, memoryPages: 2048, seed: [1, 2] as const }

export function rulesOf(files: readonly { name: string; text: string }[]): RuleSet {
  const diagnostics = new Collector()
  const rules = loadRules(files, {
    diagnostics,
    minPriority: 7,
    steps: [{ enable: { rule: '*' } }],
  })
  if (!rules.ok) throw new Error(diagnostics.errors.map(error => error.message).join('\n'))
  return rules
}

/** Puts the policy in force and gathers what matches from now on. */
function collect(engine: Engine, policy: Uint8Array): Line[] {
  engine.loadPolicy(policy)
  const tokens = readPolicy(policy).rules
  const lines: Line[] = []
  const record = new MatchRecord()
  engine.onMatch = (view, offset, size) => {
    record.load(view, offset, size)
    const rule = tokens[record.rule]
    const values =
      rule?.tokens.map((token, i): [string, string] => [token, engineText(record, i)]) ?? []
    lines.push({
      number: record.eventNumber,
      ts: record.ts,
      rule: rule?.name ?? '?',
      fields: Object.fromEntries(values),
    })
  }
  return lines
}

/** What the evaluator makes of the records alone. */
export function runEngine(
  policy: Uint8Array,
  records: readonly Uint8Array[],
  readsLeftOut = false,
): Line[] {
  const engine = Engine.create(SIZES)
  engine.sink.leaveOutReads?.(readsLeftOut)
  const lines = collect(engine, policy)
  feed(engine, records)
  engine.drain()
  return lines
}

/** Feeds the records, or the capture file of that name. */
export async function runBoth(
  rules: RuleSet,
  matching: 'first' | 'all',
  input: string | readonly Uint8Array[],
): Promise<Both & { readonly excluded: readonly string[] }> {
  const evaluator = new ReferenceEvaluator(rules, { matching })
  const known = { rules: rules.rules.filter(rule => evaluator.rules.includes(rule)) }
  const engine = Engine.create(SIZES)
  const lines = collect(engine, compilePolicy(known, { matching }))
  const plain = new PlainSink({ keep: true, windowBytes: 4 << 20 })
  if (typeof input === 'string') {
    await replay(input, engine.sink)
    await replay(input, plain)
  } else {
    feed(engine, input)
    plain.records.push(...input)
  }
  engine.drain()
  const matches = plain.records.flatMap((bytes, i) => evaluator.feed(bytes, plain.cpus[i] ?? 0))
  return { engine: lines, reference: matches.map(referenceLine), excluded: evaluator.excluded }
}

async function replay(path: string, sink: Engine['sink']): Promise<void> {
  const source = new CaptureFile(path)
  await source.open(sink)
  while (await source.next());
  await source.close()
}

function feed(engine: Engine, records: readonly Uint8Array[]): void {
  for (const bytes of records) {
    engine.sink.window.set(bytes)
    if (engine.sink.consume(0, bytes.length, 0) !== bytes.length) {
      engine.drain()
      engine.sink.consume(0, bytes.length, 0)
    }
  }
}

function engineText(record: MatchRecord, index: number): string {
  const start = record.start(index)
  const text = (from: number, length: number): string =>
    JSON.stringify(Buffer.from(record.bytes.subarray(from, from + length)).toString('latin1'))
  switch (record.kind(index)) {
    case VALUE_KINDS.ABSENT:
      return 'absent'
    case VALUE_KINDS.STRING:
      return text(start, record.length(index))
    case VALUE_KINDS.I64:
    case VALUE_KINDS.U64:
      return record.view.getBigUint64(start, true).toString()
    case VALUE_KINDS.BOOL:
      return String(record.view.getBigUint64(start, true) !== 0n)
    case VALUE_KINDS.DOUBLE:
      return String(record.view.getFloat64(start, true))
    default: {
      const parts: string[] = []
      const end = start + record.length(index)
      for (let at = start; at + 4 <= end; ) {
        const length = record.view.getUint32(at, true)
        parts.push(text(at + 4, length))
        at += 4 + length
      }
      return `(${parts.join(',')})`
    }
  }
}

function referenceLine({ number, rule, fields }: ReferenceMatch): Line {
  const texts = Object.entries(fields).map(([token, value]) => [token, referenceText(value)])
  return { number, rule, fields: Object.fromEntries(texts) as Record<string, string> }
}

function referenceText(value: Value): string {
  if (value === undefined) return 'absent'
  if (value instanceof AnyOf) return `any(${value.values.map(scalarText).join(',')})`
  return Array.isArray(value) ? `(${value.map(scalarText).join(',')})` : scalarText(value as Scalar)
}

function scalarText(value: Scalar): string {
  if (value instanceof Ip) return JSON.stringify(showIp(value.bytes))
  if (typeof value === 'bigint') return BigInt.asUintN(64, value).toString()
  return typeof value === 'string' ? JSON.stringify(value) : String(value)
}

/** The first differences, each as one line of text; empty when there is none. Tokens in `except` are not compared. */
export function differences(
  { engine, reference }: Both,
  limit = 20,
  except: ReadonlySet<string> = new Set(),
): string[] {
  const found: string[] = []
  const key = (line: Line): string => `${line.number} ${line.rule}`
  const own = new Map(reference.map(line => [key(line), line]))
  const other = new Set(engine.map(key))
  for (const line of engine) {
    if (found.length >= limit) break
    const expected = own.get(key(line))
    if (expected === undefined) {
      found.push(`event ${key(line)}: only the evaluator matches`)
      continue
    }
    for (const [token, value] of Object.entries(expected.fields)) {
      const got = line.fields[token]
      if (got !== value && !except.has(token))
        found.push(`event ${key(line)} ${token}: evaluator ${got}, reference ${value}`)
    }
  }
  for (const line of reference) {
    if (!other.has(key(line))) found.push(`event ${key(line)}: only the reference matches`)
  }
  const order = (lines: readonly Line[]): string => lines.map(key).join('\n')
  if (found.length === 0 && order(engine) !== order(reference)) found.push('the order differs')
  return found.slice(0, limit)
}
