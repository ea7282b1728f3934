// SPDX-License-Identifier: Apache-2.0
// Conformance of filters that have to be evaluated: whole ones over mock checks, single checks over mock
// fields, transformers. What the mocks would say is what real fields of one made-up event say.

import { readText } from '../format/text.ts'
import {
  ArgList,
  type Check,
  type Expr,
  Literal,
  Logical,
  Not,
  printExpr,
  printKey,
  Transform,
  type TransformArg,
  type TransformerName,
} from '../rules/ast.ts'
import { parseCondition, parseOperand } from '../rules/parser.ts'
import { MappedText } from '../rules/source-map.ts'
import { eventById } from '../schema/events.ts'
import { hostRecord } from '../schema/host-records.ts'
import { encodeRecord } from '../schema/record.ts'
import { EventMachine, type EventResult, filterFault, SIZES } from './event-machine.ts'
import { Inspector } from './inspector.ts'
import { failed, notApplicable, type Outcome, PASS, type Row, verdict } from './suite.ts'

type Expected = Readonly<Record<string, unknown>>

const TID = 1
const TS = 1_566_230_400_000_000_000n

/** Mock fields and the real ones that stand for them. */
const FIELDS: Readonly<Record<string, string>> = {
  'test.int64': 'proc.sid',
  'test.charbuf': 'proc.name',
  'test.bytebuf': 'evt.buffer',
  'test.list': 'fd.types',
  'test.another_list': 'fd.types',
  'test.more_than_256': 'proc.exe',
  'test.base64': 'proc.exepath',
}

/** What the mock lists hold, as kinds of descriptors. */
const LIST_VALUES: Readonly<Record<string, string>> = { value1: 'file', charbuf: 'ipv4' }

/** One event whose fields say what the mock fields would. */
function answer(
  fields: readonly string[],
  filters: readonly string[],
  exepath = 'Y2hhcmJ1Zg==',
): EventResult {
  const machine = new EventMachine({ fields: [...fields, 'evt.num'], filters, formats: [] })
  machine.feed(
    encodeRecord(hostRecord('THREAD'), 0, TID, {
      tid: TID,
      pid: TID,
      ptid: 0,
      vtid: TID,
      vpid: TID,
      sid: 1,
      comm: 'charbuf',
      exe: 'a'.repeat(257),
      exepath,
    }),
  )
  machine.feed(encodeRecord(hostRecord('FD'), 0, TID, { tid: TID, fd: 3, type: 16, name: '/f' }))
  machine.feed(encodeRecord(hostRecord('FD'), 0, TID, { tid: TID, fd: 4, type: 3 }))
  const data = new TextEncoder().encode('bytebuf')
  return machine.event(
    encodeRecord(eventById('SYSCALL_WRITE_X'), TS, TID, { res: 7, data, fd: 3, size: 7 }),
  )
}

const NOWHERE = MappedText.plain('')

function always(truth: boolean): Expr {
  const parsed = parseCondition(truth ? 'evt.cpu >= 0' : 'evt.cpu < 0')
  if ('error' in parsed) throw new Error(parsed.error.message)
  return parsed.expr
}

/** What the check of a mock says, whatever its operator. */
function mockTruth(check: Check): boolean {
  const name = check.left.kind === 'field' ? check.left.name : ''
  const value = check.right?.kind === 'value' ? check.right.text : undefined
  if (name === 'c.doublequote') return value === 'hello "quoted"'
  if (name === 'c.singlequote') return value === "hello 'quoted'"
  return name === 'c.true'
}

function withoutMocks(expr: Expr): Expr {
  if (expr.kind === 'check') return always(mockTruth(expr))
  if (expr.kind === 'not') return new Not(NOWHERE, 0, 0, withoutMocks(expr.operand))
  if (expr.kind === 'macro') return expr
  return new Logical(NOWHERE, 0, 0, expr.kind, expr.operands.map(withoutMocks))
}

export function evaluate(row: Row, expect: Expected): Outcome {
  const parsed = parseCondition(row['filter'] as string)
  if ('error' in parsed) return failed(parsed.error.message)
  const filter = printExpr(withoutMocks(parsed.expr))
  const found = answer([], [filter]).filters.has(filter)
  return found === expect['result'] ? PASS : failed(`is ${found}`)
}

type Side = { readonly field: string; readonly transformers: readonly string[] }
type FieldCheck = Side & {
  readonly op: string
  readonly values?: readonly string[]
  readonly rhs_field?: Side
}

const OPERATORS: Readonly<Record<string, string>> = {
  CO_EQ: '=',
  CO_NE: '!=',
  CO_LT: '<',
  CO_LE: '<=',
  CO_GT: '>',
  CO_GE: '>=',
}

function operandOf({ field, transformers }: Side): string {
  return transformers.reduce(
    (inner, name) => `${name === 'base64' ? 'b64' : name}(${inner})`,
    FIELDS[field] ?? field,
  )
}

function conditionOf(check: FieldCheck): string {
  const isList = FIELDS[check.field] === 'fd.types'
  // The real field may not be compared with a field; what a transformer leaves as it is may.
  const withoutFlags = (side: Side): Side =>
    isList && other !== undefined
      ? { ...side, transformers: ['tolower', ...side.transformers] }
      : side
  const { values, rhs_field: other } = check
  const left = operandOf(withoutFlags(check))
  const named = OPERATORS[check.op] ?? check.op.replace(/^CO_/, '').toLowerCase()
  if (other !== undefined) {
    const side = withoutFlags(other)
    const right = operandOf(side)
    return `${left} ${named} ${side.transformers.length > 0 ? right : `val(${right})`}`
  }
  const texts = (values ?? []).map(value =>
    JSON.stringify(isList ? (LIST_VALUES[value] ?? value) : value),
  )
  const listed = texts.length !== 1 || ['in', 'intersects', 'pmatch'].includes(named)
  // Equal to one of several: that is what `in` says.
  const op = named === '=' && listed ? 'in' : named
  return `${left} ${op} ${listed ? `(${texts.join(', ')})` : texts[0]}`
}

export function filterCheck(row: Row, expect: Expected): Outcome {
  const check = row['check'] as FieldCheck
  if (check.values !== undefined && check.rhs_field !== undefined)
    return notApplicable('of a constant and a field on one right side, which no filter can say')
  if ('tostring' in expect) {
    const operand = operandOf(check)
    const parsed = parseOperand(operand)
    const key = 'error' in parsed ? operand : printKey(parsed.operand)
    const found = answer([operand], []).fields.get(key)
    return found === expect['tostring'] ? PASS : failed(`${operand} is ${found}`)
  }
  const condition = conditionOf(check)
  const fault = filterFault(condition)
  const faults: string[] = []
  for (const key of [
    'compare_error',
    'add_values_error',
    'add_rhs_error',
    'add_transformer_error',
  ]) {
    if (key in expect && (fault !== undefined) !== expect[key])
      faults.push(`${condition}: ${fault ?? 'compiles'}`)
  }
  if ('result' in expect) {
    const found = fault === undefined ? answer([], [condition]).filters.has(condition) : fault
    if (found !== expect['result']) faults.push(`${condition} is ${found}`)
  }
  return verdict(faults)
}

/** Whether a path lies below one of the prefixes: what `pmatch` says. */
export function prefixMatch(args: readonly unknown[], expect: Expected): Outcome {
  const [prefixes, path] = args as [readonly string[], string]
  const texts = prefixes.map(prefix => JSON.stringify(prefix))
  const filter = `proc.exepath pmatch (${texts.join(', ')})`
  const found = answer([], [filter], path).filters.has(filter)
  return found === expect['result'] ? PASS : failed(`${filter} is ${found}`)
}

/** Directory and name as the evaluator joins them. */
export function joinedPath(args: readonly unknown[], expect: Expected): Outcome {
  const [directory, name] = args.map(arg => new TextEncoder().encode(String(arg)))
  const inspector = new Inspector(SIZES)
  const joined = inspector.join(directory as Uint8Array, name as Uint8Array)
  const found = new TextDecoder().decode(joined)
  return found === expect['result'] ? PASS : failed(`is ${JSON.stringify(found)}`)
}

/** Bytes as an alert prints them. */
export function printedText(args: readonly unknown[], expect: Expected): Outcome {
  const [arg] = args as [string | { b64: string }]
  const bytes = typeof arg === 'string' ? Buffer.from(arg) : Buffer.from(arg.b64, 'base64')
  const found = readText(bytes, 0, bytes.length)
  return found === expect['result'] ? PASS : failed(`is ${JSON.stringify(found)}`)
}

const TEXTS = ['PT_CHARBUF', 'PT_FSPATH', 'PT_FSRELPATH', 'PT_BYTEBUF']

export function transformer(row: Row, expect: Expected): Outcome {
  const name = row['transformer'] as TransformerName
  const type = row['input_type'] as string
  const isList = row['list_field'] === true
  const input = row['input'] as readonly (string | number)[]
  const output = expect['output'] as readonly (string | number)[] | undefined
  const countsList = name === 'len' && isList
  if (output === undefined || (!TEXTS.includes(type) && !countsList)) {
    const fault = filterFault(`${name}(evt.num) exists`)
    return fault === undefined ? failed(`${name} takes numbers`) : PASS
  }
  const type0 = name === 'len' ? 'PT_UINT64' : type
  if (expect['output_type'] !== type0) return failed(`the type of the result is ${type0}`)
  const texts = input.map(value => new Literal(NOWHERE, 0, 0, String(value), true))
  const arg: TransformArg = isList
    ? new ArgList(NOWHERE, 0, 0, texts)
    : new Transform(NOWHERE, 0, 0, 'concat', texts, undefined)
  const operand = new Transform(NOWHERE, 0, 0, name, [arg], undefined)
  const found = resultOf(operand)
  const wanted = isList && name !== 'len' ? `(${output.join(',')})` : String(output[0])
  return found === wanted ? PASS : failed(`is ${found}`)
}

/** The value of an operand that no condition could hold: the checks of conditions are left out. */
function resultOf(operand: Transform): string | undefined {
  const key = printKey(operand)
  const machine = new EventMachine({ fields: ['evt.num'], filters: [], formats: [] }, [
    { token: key, operand },
  ])
  const record = encodeRecord(eventById('SYSCALL_CLOSE_X'), TS, TID, { res: 0, fd: 3 })
  return machine.event(record).fields.get(key)
}
