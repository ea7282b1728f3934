// SPDX-License-Identifier: Apache-2.0
// Asks the evaluator about one event of a capture: which of many conditions hold for it, and which values
// it has. The conditions go in as rules of a policy that only that event can match, so every answer is
// the evaluator's own.
import { Engine } from '../engine/engine.ts'
import { EventClock } from '../format/event-clock.ts'
import { MatchRecord } from '../format/match-record.ts'
import type { RuleOutput } from '../format/rule-output.ts'
import { createSlot } from '../format/slot.ts'
import { printedValue } from '../format/values.ts'
import { type Expr, Logical } from '../rules/ast.ts'
import type { Addresses } from '../rules/domains.ts'
import { type OutputTemplate, parseOutput } from '../rules/output-template.ts'
import { parseCondition } from '../rules/parser.ts'
import { compilePolicy, readPolicy } from '../rules/policy.ts'
import { MappedText } from '../rules/source-map.ts'
import { CaptureFile } from '../source/capture-file.ts'

export interface Question {
  readonly capture: string
  /** As `evt.num` counts, from 1. */
  readonly event: number
  readonly conditions: readonly Expr[]
  /** Of the domain names in them. */
  readonly addresses?: Addresses | undefined
  /** Output tokens without the percent sign: `proc.name`, `tolower(fd.name)`. */
  readonly tokens: readonly string[]
}

export interface Answer {
  /** Indexed like the conditions; undefined: the capture has no such event. */
  readonly holds: readonly boolean[] | undefined
  /** Of the event, by token; a missing value is not in it. */
  readonly values: ReadonlyMap<string, string>
  /** Code of the event. */
  readonly code: number
  /** Events that were read: all there are, when the event was not found. */
  readonly events: bigint
}

// Well below the limits of a policy (rules, slots, output fields), so that any condition fits.
const MAX_CONDITIONS = 1000
const MAX_TOKENS = 500

interface ProbeRule {
  readonly condition: Expr
  readonly template: OutputTemplate
}

const NO_OUTPUT: OutputTemplate = { parts: [], starred: false }
const NOWHERE = MappedText.plain('')

function onlyFor(event: number): Expr {
  const parsed = parseCondition(`evt.num = ${event}`)
  if ('error' in parsed) throw new RangeError(parsed.error.message)
  return parsed.expr
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  const out: T[][] = []
  for (let at = 0; at < items.length; at += size) out.push(items.slice(at, at + size))
  return out
}

/** Replays the capture up to the event; throws CaptureError. */
export async function ask(question: Question): Promise<Answer> {
  const only = onlyFor(question.event)
  const printers = chunks(question.tokens, MAX_TOKENS).map((tokens): ProbeRule => {
    const { template, faults } = parseOutput(tokens.map(token => `%${token}`).join(' '), 'syscall')
    if (faults.length > 0) throw new RangeError(faults[0]?.message)
    return { condition: only, template }
  })
  const values = new Map<string, string>()
  const holds: boolean[] = question.conditions.map(() => false)
  const first = await replay(question, [{ condition: only, template: NO_OUTPUT }, ...printers], {
    onMatch: (rule, record, printed) => {
      readValues(values, printers[rule - 1]?.template, printed, record)
    },
  })
  if (!first.found) return { holds: undefined, values, code: 0, events: first.events }
  let done = 0
  for (const conditions of chunks(question.conditions, MAX_CONDITIONS)) {
    const from = done
    const rules = conditions.map((condition): ProbeRule => {
      return {
        condition: new Logical(NOWHERE, 0, 0, 'and', [only, condition]),
        template: NO_OUTPUT,
      }
    })
    await replay(question, [{ condition: only, template: NO_OUTPUT }, ...rules], {
      onMatch: rule => {
        if (rule > 0) holds[from + rule - 1] = true
      },
    })
    done += conditions.length
  }
  return { holds, values, code: first.code, events: first.events }
}

interface Replayed {
  readonly found: boolean
  readonly code: number
  readonly events: bigint
}

/** The first rule is the one that says that the event is there. */
async function replay(
  { capture, addresses }: Question,
  rules: readonly ProbeRule[],
  { onMatch }: { onMatch: (rule: number, record: MatchRecord, printed: RuleOutput) => void },
): Promise<Replayed> {
  const policy = compilePolicy(
    {
      rules: rules.map((rule, index) => ({
        ...rule,
        index,
        name: String(index),
        source: 'syscall',
        priority: 7,
        enabled: true,
        tags: [],
        output: '',
      })),
    },
    { matching: 'all', addresses },
  )
  const { rules: printed } = readPolicy(policy)
  const engine = Engine.create()
  engine.loadPolicy(policy)
  const record = new MatchRecord()
  let found = false
  let code = 0
  engine.onMatch = (view, offset, size) => {
    record.load(view, offset, size)
    found = true
    code = record.code
    const rule = printed[record.rule] as RuleOutput
    onMatch(Number(rule.name), record, rule)
  }
  const source = new CaptureFile(capture)
  await source.open(engine.sink)
  try {
    while (!found && (await source.next())) engine.drain()
    engine.drain()
  } finally {
    await source.close()
  }
  return { found, code, events: engine.stats()['events'] ?? 0n }
}

function readValues(
  values: Map<string, string>,
  template: OutputTemplate | undefined,
  printed: RuleOutput,
  record: MatchRecord,
): void {
  if (template === undefined) return
  const clock = new EventClock()
  clock.set(record.ts)
  for (const [index, part] of template.parts.entries()) {
    const written = printed.parts[index]
    if (part.kind === 'text' || written === undefined || !('token' in written)) continue
    const slot = createSlot(part.token, printed.tokens.indexOf(written.token), {})
    const text = printedValue(slot, record, clock)
    if (text !== undefined) values.set(slot.token, text)
  }
}
