// SPDX-License-Identifier: Apache-2.0
// The vocabulary of src/config/schema.ts: what a configuration key may hold, its default and what it
// does. Plain data instead of a schema library, because loading one costs more than the whole start
// of the program; `toJsonSchema` gives the standard form for `--config-schema`.

interface Described {
  readonly doc: string
  /** The value when a configuration file is read that does not name the key, if not `default`. */
  readonly absent?: unknown
  /** Accepted for compatibility, without effect yet; said once when a user turns it on. */
  readonly later?: true
  /** Accepted for compatibility: why it changes nothing here; said once when a user wants another value. */
  readonly idle?: string
  /** With `later`: list items that are there already and nothing has to be said about. */
  readonly builtIn?: readonly string[]
  /** A key of older versions: what to use instead. */
  readonly removed?: string
}

export interface BooleanNode extends Described {
  readonly kind: 'boolean'
  readonly default: boolean
}
export interface NumberNode extends Described {
  readonly kind: 'number'
  readonly default: number
  readonly min?: number
  readonly max?: number
}
export interface StringNode extends Described {
  readonly kind: 'string'
  readonly default: string
  /** The only values accepted, compared without case. */
  readonly oneOf?: readonly string[]
  /** What `oneOf` chooses, for the message about anything else. */
  readonly called?: string
  /** An IP address, as a number and not as a name. */
  readonly address?: true
}
export interface ListNode extends Described {
  readonly kind: 'list'
  readonly default: readonly unknown[]
  readonly items: Node
}
/** Keys of the user's choice. */
export interface MapNode extends Described {
  readonly kind: 'map'
  readonly default: Readonly<Record<string, unknown>>
}
export interface ObjectNode extends Described {
  readonly kind: 'object'
  readonly keys: Readonly<Record<string, Node>>
}
/** Not looked into. */
export interface AnyNode extends Described {
  readonly kind: 'any'
  readonly default: unknown
}

export type Node = BooleanNode | NumberNode | StringNode | ListNode | MapNode | ObjectNode | AnyNode

type Extra = Partial<Pick<Described, 'absent' | 'later' | 'idle' | 'builtIn' | 'removed'>>

export function boolean(value: boolean, doc: string, extra: Extra = {}): BooleanNode {
  return { kind: 'boolean', default: value, doc, ...extra }
}

export function number(
  value: number,
  doc: string,
  extra: Extra & { min?: number; max?: number } = {},
): NumberNode {
  return { kind: 'number', default: value, doc, ...extra }
}

export function string(
  value: string,
  doc: string,
  extra: Extra & { oneOf?: readonly string[]; called?: string; address?: true } = {},
): StringNode {
  return { kind: 'string', default: value, doc, ...extra }
}

export function list(
  items: Node,
  value: readonly unknown[],
  doc: string,
  extra: Extra = {},
): ListNode {
  return { kind: 'list', items, default: value, doc, ...extra }
}

export function map(doc: string, extra: Extra = {}): MapNode {
  return { kind: 'map', default: {}, doc, ...extra }
}

export function object(
  keys: Readonly<Record<string, Node>>,
  doc: string,
  extra: Extra = {},
): ObjectNode {
  return { kind: 'object', keys, doc, ...extra }
}

export function any(value: unknown, doc: string, extra: Extra = {}): AnyNode {
  return { kind: 'any', default: value, doc, ...extra }
}

/** `${NAME}` may stand for any value. */
const VARIABLE = '\\$\\{[^}]+\\}'

/** A value of another type than text, or a text that becomes one. */
function typed(type: string, words: string): Record<string, unknown> {
  return { type: [type, 'string'], pattern: `^(${words}|.*${VARIABLE}.*)$` }
}

/** What to say of a key of older versions. */
export function fateOf(removed: string): string {
  return removed === 'nothing' ? 'nothing took its place' : `now: ${removed}`
}

/** The node as JSON schema (draft 7), as wide as what is accepted, with a word on every key. */
export function toJsonSchema(node: Node): Record<string, unknown> {
  const common = {
    description: node.doc,
    ...(node.removed !== undefined && {
      ...(node.doc === '' && { description: `Of older versions; ${fateOf(node.removed)}` }),
      deprecated: true,
      deprecationMessage: fateOf(node.removed),
    }),
  }
  switch (node.kind) {
    case 'object': {
      const entries = Object.entries(node.keys).map(([key, child]) => [key, toJsonSchema(child)])
      return {
        type: ['object', 'null'],
        ...common,
        additionalProperties: false,
        properties: Object.fromEntries(entries),
      }
    }
    case 'list': {
      // One item may stand without its list.
      const items = toJsonSchema(node.items)
      return {
        ...common,
        anyOf: [{ type: ['array', 'null'], items }, { type: 'string' }],
        default: node.default,
      }
    }
    case 'map':
      return { type: ['object', 'null'], ...common, default: node.default }
    case 'any':
      return common
    case 'number':
      return {
        ...typed('number', '[-+]?[0-9.]+'),
        ...common,
        default: node.default,
        ...(node.min !== undefined && { minimum: node.min }),
        ...(node.max !== undefined && { maximum: node.max }),
      }
    case 'boolean':
      return {
        ...typed('boolean', 'yes|no|on|off|y|n|true|false'),
        ...common,
        default: node.default,
      }
    default: {
      const choices = node.oneOf && [
        { enum: node.oneOf },
        // Case does not count.
        { type: 'string', pattern: `^(${node.oneOf.map(anyCase).join('|')}|.*${VARIABLE}.*)$` },
      ]
      return {
        ...(choices ? { anyOf: choices } : { type: ['string', 'number', 'boolean', 'null'] }),
        ...common,
        default: node.default,
      }
    }
  }
}

function anyCase(word: string): string {
  return word.replace(/[a-z]/g, letter => `[${letter}${letter.toUpperCase()}]`)
}
