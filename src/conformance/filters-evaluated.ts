// SPDX-License-Identifier: Apache-2.0
// Conformance of the condition language where it needs values: the kinds evaluate, filtercheck and
// transformer of filters.jsonl. The mock fields of the cases become fields of a process whose record has
// just these values.
import { FD_TYPES } from '../schema/fd-types.ts'
import { encodeList, type RecordValues } from '../schema/record.ts'
import { type Answered, askEvent } from './one-event.ts'
import { failed, type Handler, notApplicable, type Outcome, PASS, type Row } from './suite.ts'

type Expected = Readonly<Record<string, unknown>>

const KINDS: Readonly<Record<string, (row: Row, expect: Expected) => Outcome>> = {
  evaluate,
  filtercheck,
  transformer,
}

export const evaluatedFilters: Handler = {
  applies: row => Object.hasOwn(KINDS, row['kind'] as string),
  run: row => {
    const run = KINDS[row['kind'] as string] as (row: Row, expect: Expected) => Outcome
    return run(row, row['expect'] as Expected)
  },
}

const MOCK_PROCESS: RecordValues = {
  comm: "hello 'quoted'",
  exe: 'yes',
  exepath: 'hello "quoted"',
  cwd: '/',
}

/** `c.true` is true whatever it is compared with, `c.false` never. */
function evaluate(row: Row, expect: Expected): Outcome {
  const condition = (row['filter'] as string)
    .replace(/c\.true\s*=\s*\w+/g, 'proc.exe=yes')
    .replace(/c\.false\s*=\s*\w+/g, 'proc.exe=no')
    .replaceAll('c.singlequote', 'proc.name')
    .replaceAll('c.doublequote', 'proc.exepath')
  if (/\bc\.\w/.test(condition)) return notApplicable('about mock fields that nothing stands for')
  return compare(askEvent({ condition, process: MOCK_PROCESS }), expect)
}

function compare(answer: Answered, expect: Expected): Outcome {
  if ('error' in answer) return failed(answer.error)
  return answer.holds === expect['result'] ? PASS : failed(`it ${answer.holds ? 'holds' : 'fails'}`)
}

/** The mock fields by the field that stands for them. */
const STANDS_FOR: Readonly<Record<string, string>> = {
  'test.charbuf': 'proc.name',
  'test.more_than_256': 'proc.exe',
  'test.base64': 'proc.exepath',
  'test.list': 'fd.types',
}

const CHECK_PROCESS: RecordValues = {
  comm: 'charbuf',
  exe: 'a'.repeat(257),
  exepath: 'Y2hhcmJ1Zg==',
  cwd: '/',
}

/** The items of test.list, as types of descriptors. */
const LIST_ITEMS: Readonly<Record<string, string>> = { value1: 'file', charbuf: 'pipe' }

const OPERATORS: Readonly<Record<string, string>> = {
  CO_EQ: '=',
  CO_IN: 'in',
  CO_INTERSECTS: 'intersects',
  CO_PMATCH: 'pmatch',
}

const TRANSFORMERS: Readonly<Record<string, string>> = { base64: 'b64' }

type Operand = { readonly field: string; readonly transformers: readonly string[] }

/** Undefined: nothing stands for the field. */
function operandText({ field, transformers }: Operand): string | undefined {
  const name = field.startsWith('test.') ? STANDS_FOR[field] : field
  return transformers.reduce<string | undefined>(
    (text, each) => text && `${TRANSFORMERS[each] ?? each}(${text})`,
    name,
  )
}

function filtercheck(row: Row, expect: Expected): Outcome {
  const check = row['check'] as Operand & {
    readonly op: string
    readonly values?: readonly string[]
    readonly rhs_field?: Operand
  }
  const left = operandText(check)
  const op = OPERATORS[check.op]
  const right = check.rhs_field && operandText(check.rhs_field)
  if (left === undefined || op === undefined || (check.rhs_field && right === undefined)) {
    return notApplicable('about list fields on the right side, which only plugins have')
  }
  if (check.rhs_field !== undefined && check.values !== undefined) {
    return notApplicable('about two right sides at once, which no condition can say')
  }
  const process = CHECK_PROCESS
  const descriptors = [
    { fd: 3, type: typeCode('file'), name: '/a' },
    { fd: 4, type: typeCode('pipe') },
  ]
  if ('tostring' in expect) {
    const output = `%${left}`
    const answer = askEvent({ condition: 'evt.num > 0', output, process })
    if ('error' in answer) return failed(answer.error)
    return answer.output === expect['tostring'] ? PASS : failed(`it prints ${answer.output}`)
  }
  const values = (check.values ?? []).map(value =>
    check.field === 'test.list' ? (LIST_ITEMS[value] ?? value) : value,
  )
  const compared =
    right !== undefined
      ? check.rhs_field?.transformers.length === 0
        ? `val(${right})`
        : right
      : values.length === 1 && op === '='
        ? JSON.stringify(values[0])
        : `(${values.map(value => JSON.stringify(value)).join(', ')})`
  // The peer takes several values of `=` for alternatives, which conditions say with `in`.
  const operator = values.length > 1 && op === '=' ? 'in' : op
  const answer = askEvent({ condition: `${left} ${operator} ${compared}`, process, descriptors })
  const refused = Object.keys(expect).find(key => key.endsWith('_error'))
  if (refused === undefined) return compare(answer, expect)
  if ('error' in answer === expect[refused]) return PASS
  return failed('error' in answer ? answer.error : `${left} ${operator} ${compared} is accepted`)
}

function typeCode(name: string): number {
  const found = FD_TYPES.find(type => type.name === name)
  if (found === undefined) throw new Error(`no type of descriptor is called ${name}`)
  return found.value
}

function transformer(row: Row, expect: Expected): Outcome {
  const name = row['transformer'] as string
  const input = row['input'] as readonly (string | number)[]
  const [wanted] = expect['output'] as readonly (string | number)[]
  if (row['list_field'] === true) {
    if (name !== 'len') return notApplicable("about list fields with values of one's own")
    if (input.length === 0) return notApplicable('about a list without items, which no field is')
    return printed('len(fd.types)', String(wanted), {}, input.length)
  }
  return printed(`${name}(proc.exe)`, String(wanted), { exe: String(input[0]) }, 0)
}

/** Types of descriptors, as many different ones as there are items in the longest list. */
const TYPES: readonly string[] = ['file', 'pipe', 'event', 'inotify', 'signalfd', 'timerfd']

function printed(
  token: string,
  wanted: string,
  process: RecordValues,
  descriptors: number,
): Outcome {
  if (descriptors > TYPES.length) return notApplicable('with more items than there are types')
  const answer = askEvent({
    condition: 'evt.num > 0',
    output: `%${token}`,
    process: { comm: 'c', args: encodeList([]), ...process },
    descriptors: TYPES.slice(0, descriptors).map((type, index) => ({
      fd: index,
      type: typeCode(type),
    })),
  })
  if ('error' in answer) return failed(answer.error)
  return answer.output === wanted ? PASS : failed(`it prints ${JSON.stringify(answer.output)}`)
}
