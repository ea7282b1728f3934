// SPDX-License-Identifier: Apache-2.0
// Operands of all rules of a policy (fields with their arguments, literals, transformers, lists), each kept
// once, with what the compiler has to know of them: type, cost, and which facts they depend on.
import type { FieldRow, FieldType } from '../schema/fields.ts'
import { ARG_KINDS, FUNCTIONS, OPERAND_KINDS } from '../schema/policy-layout.ts'
import type { FieldRef, Operand, TransformArg } from './ast.ts'
import { toBytes } from './escape.ts'
import { resolveField } from './resolve-field.ts'

/** What alone decides the value; 'event' is never kept. */
export type Group = 'process' | 'fd' | 'event'

export type OperandSpec = {
  readonly id: number
  readonly kind: number
  readonly fn: number
  readonly field: FieldRow | undefined
  readonly argKind: number
  readonly argIndex: number
  /** Argument of a field or transformer, or the literal. */
  readonly text: string
  readonly args: readonly OperandSpec[]
  readonly type: FieldType
  readonly list: boolean
  /** undefined for constants. */
  readonly group: Group | undefined
  readonly cost: number
}

// Facts about other threads than the ancestors: nothing tells the thread when they change.
const FOREIGN = /^proc\.(sname$|sid\.|vpgid\.|pgid\.|loginshellid$)/
const BUILT = /^proc\.(args|aargs|cmdline|pcmdline|exeline|env|aenv|acmdline)$/

const SHOWN_OF_SELF: ReadonlySet<string> = new Set(['proc.apid', 'proc.aenv'])

export class Operands {
  /** In order of appearance; arguments come before what uses them. */
  readonly all: OperandSpec[] = []
  readonly #source: string
  readonly #ids = new Map<string, OperandSpec>()

  /** `source`: the event source whose fields names stand for. */
  constructor(source: string) {
    this.#source = source
  }

  /** undefined for an operand on a field that does not exist. */
  of(node: Operand | TransformArg): OperandSpec | undefined {
    switch (node.kind) {
      case 'value':
        return this.#literal(node.text)
      case 'arglist': {
        const args = this.#operands(node.items)
        return (
          args && this.#combine(OPERAND_KINDS.LIST, 0, '', args, { type: 'string', list: true })
        )
      }
      case 'field':
        return this.#field(node)
      case 'transform': {
        const args = this.#operands(node.args)
        const [first] = args ?? []
        if (args === undefined || first === undefined) return undefined
        if (node.name === 'val') return first
        const fn = FUNCTIONS[node.name.toUpperCase() as keyof typeof FUNCTIONS]
        return this.#combine(
          OPERAND_KINDS.TRANSFORM,
          fn,
          node.arg ?? '',
          args,
          resultOf(fn, first, node.arg),
        )
      }
    }
  }

  #operands(nodes: readonly TransformArg[]): OperandSpec[] | undefined {
    const out: OperandSpec[] = []
    for (const node of nodes) {
      const operand = this.of(node)
      if (operand === undefined) return undefined
      out.push(operand)
    }
    return out
  }

  #literal(text: string): OperandSpec {
    return this.#intern(`L${text}`, {
      kind: OPERAND_KINDS.LITERAL,
      fn: 0,
      field: undefined,
      argKind: ARG_KINDS.NONE,
      argIndex: 0,
      text,
      args: [],
      type: 'string',
      list: false,
      group: undefined,
      cost: 0,
    })
  }

  /** As outputs show it: some fields of ancestors speak of the process itself when no level is given. */
  shown(node: Operand): OperandSpec | undefined {
    if (node.kind !== 'field' || node.fieldArg !== undefined) return this.of(node)
    return this.#field(node, SHOWN_OF_SELF.has(node.name) ? '0' : undefined)
  }

  #field(ref: FieldRef, missing?: string): OperandSpec | undefined {
    const found =
      ref.field === undefined
        ? resolveField(ref.name, ref.arg, this.#source)
        : { field: ref.field, arg: ref.fieldArg }
    if (found === undefined) return undefined
    const { field, arg = missing } = found
    if (field.constant !== undefined) return this.#literal(field.constant)
    const index = arg !== undefined && /^\d{1,9}$/.test(arg) && field.arg.includes('index')
    const text = arg ?? ''
    return this.#intern(`F${field.id}[${arg === undefined ? '' : `=${text}`}]`, {
      kind: OPERAND_KINDS.FIELD,
      fn: 0,
      field,
      argKind: arg === undefined ? ARG_KINDS.NONE : index ? ARG_KINDS.INDEX : ARG_KINDS.KEY,
      argIndex: index ? Number(arg) : 0,
      text,
      args: [],
      type: field.type,
      list: field.list === true,
      group: groupOf(field),
      cost: costOf(field, arg),
    })
  }

  #combine(
    kind: number,
    fn: number,
    text: string,
    args: readonly OperandSpec[],
    result: { type: FieldType; list: boolean },
  ): OperandSpec {
    const key = `${kind === OPERAND_KINDS.LIST ? 'A' : `T${fn}`}${JSON.stringify(text)}(${args.map(a => a.id)})`
    return this.#intern(key, {
      kind,
      fn,
      field: undefined,
      argKind: text === '' ? ARG_KINDS.NONE : ARG_KINDS.KEY,
      argIndex: 0,
      text,
      args,
      ...result,
      group: joinGroups(args.map(arg => arg.group)),
      cost: args.reduce((sum, arg) => sum + arg.cost + 3, 0),
    })
  }

  #intern(key: string, spec: Omit<OperandSpec, 'id'>): OperandSpec {
    let operand = this.#ids.get(key)
    if (operand === undefined) {
      operand = { id: this.all.length, ...spec }
      this.all.push(operand)
      this.#ids.set(key, operand)
    }
    return operand
  }
}

function groupOf(field: FieldRow): Group {
  if (field.group === 'fd') return 'fd'
  return field.group === 'process' && !FOREIGN.test(field.name) ? 'process' : 'event'
}

/** The facts that operands depend on together; undefined for constants. */
export function joinGroups(groups: readonly (Group | undefined)[]): Group | undefined {
  const known = new Set(groups.filter(group => group !== undefined))
  if (known.size === 0) return undefined
  return known.size === 1 ? [...known][0] : 'event'
}

/** Rough nanoseconds of an extraction, for the order of tests. */
function costOf(field: FieldRow, arg: string | undefined): number {
  if (field.type !== 'string' && field.type !== 'dynamic' && field.type !== 'bytes') return 1
  if (BUILT.test(field.name)) return 6
  if (/^proc\.a/.test(field.name)) return arg === undefined ? 12 : 4
  if (field.group === 'fd') return 2
  return field.group === 'process' ? 2 : 8
}

function resultOf(
  fn: number,
  first: OperandSpec,
  arg: string | undefined,
): { type: FieldType; list: boolean } {
  if (fn === FUNCTIONS.LEN) return { type: 'u64', list: false }
  if (fn === FUNCTIONS.JOIN || fn === FUNCTIONS.CONCAT) return { type: 'string', list: false }
  if (fn === FUNCTIONS.GETOPT) return { type: 'string', list: arg === undefined }
  return { type: 'string', list: first.list }
}

/** The bytes of a literal operand or an argument. */
export function operandBytes(operand: OperandSpec): Uint8Array {
  return toBytes(operand.text)
}
