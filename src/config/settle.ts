// SPDX-License-Identifier: Apache-2.0
// From the plain values of files and options to a complete configuration: every key of the schema
// gets a value of its type, and whatever does not fit is reported at its place. Called by load.ts.
import { isIP } from 'node:net'
import type { Span } from '../diagnostics/diagnostic.ts'
import { suggest } from '../diagnostics/suggest.ts'
import type { ConfigIssues } from './issues.ts'
import type { Plain } from './key-path.ts'
import { fateOf, type Node, type ObjectNode } from './node.ts'

export type Path = readonly (string | number)[]

/** Where the value (or, with `key`, the key) at a path was written. */
export type Locate = (path: Path, key?: boolean) => Span

export interface SettleContext {
  readonly issues: ConfigIssues
  readonly locate: Locate
  /** A configuration file was read: keys it does not name have their `absent` value. */
  readonly fromFile: boolean
}

const TRUE: ReadonlySet<string> = new Set(['true', 'yes', 'on', 'y'])
const FALSE: ReadonlySet<string> = new Set(['false', 'no', 'off', 'n'])

function nameOf(path: Path): string {
  return path
    .map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 ? step : `.${step}`))
    .join('')
}

function toBoolean(value: Plain): boolean | undefined {
  if (typeof value === 'boolean') return value
  if (typeof value !== 'string') return undefined
  const word = value.toLowerCase()
  if (TRUE.has(word)) return true
  return FALSE.has(word) ? false : undefined
}

function toNumber(value: Plain): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value !== 'string' || value.trim() === '') return undefined
  const number = Number(value)
  return Number.isNaN(number) ? undefined : number
}

function toText(value: Plain): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

function wrongType(node: Node, path: Path, value: Plain, context: SettleContext): void {
  const found = Array.isArray(value)
    ? 'a list'
    : value === null
      ? 'nothing'
      : typeof value === 'object'
        ? 'a mapping'
        : JSON.stringify(value)
  // A text or number has no keys to ask for: Falco ends then.
  const isPlain = node.kind === 'object' && typeof value !== 'object'
  const wanted = { object: 'mapping', map: 'mapping' }[node.kind as string] ?? node.kind
  context.issues.report(
    isPlain ? 'CONFIG_ERR_VALUE' : 'CONFIG_WRONG_TYPE',
    context.locate(path),
    `${nameOf(path)}: expected a ${wanted}, found ${found}${isPlain ? '' : '; the default is used'}`,
  )
}

function defaultOf(node: Node, fromFile: boolean): unknown {
  if (node.kind === 'object') {
    return Object.fromEntries(
      Object.entries(node.keys).map(([key, child]) => [key, defaultOf(child, fromFile)]),
    )
  }
  const value = fromFile && node.absent !== undefined ? node.absent : node.default
  return node.kind === 'list'
    ? (value as unknown[]).map(item => complete(node.items, item, fromFile))
    : value
}

/** A default item as it stands in the schema, with the defaults of its own keys. */
function complete(node: Node, value: unknown, fromFile: boolean): unknown {
  if (node.kind !== 'object') return value
  return { ...(defaultOf(node, fromFile) as object), ...(value as object) }
}

function settleString(
  node: Extract<Node, { kind: 'string' }>,
  value: Plain,
  path: Path,
  context: SettleContext,
): unknown {
  const text = toText(value)
  if (text === undefined) {
    wrongType(node, path, value, context)
    return node.default
  }
  if (node.address === true && isIP(text) === 0) {
    const message = `${nameOf(path)}: "${text}" is not an IP address`
    context.issues.report('CONFIG_ERR_VALUE', context.locate(path), message)
  }
  if (node.oneOf === undefined) return text
  const found = node.oneOf.find(choice => choice === text.toLowerCase())
  if (found !== undefined) return found
  const near = suggest(text.toLowerCase(), node.oneOf)
  context.issues.report(
    'CONFIG_ERR_VALUE',
    context.locate(path),
    `${node.called === undefined ? '' : `Unknown ${node.called}; `}${nameOf(path)}: "${text}" is not one of ${node.oneOf.join(', ')}`,
    { help: near === undefined ? undefined : `did you mean "${near}"?` },
  )
  return node.default
}

function settleNumber(
  node: Extract<Node, { kind: 'number' }>,
  value: Plain,
  path: Path,
  context: SettleContext,
): unknown {
  const number = toNumber(value)
  if (number === undefined) {
    wrongType(node, path, value, context)
    return node.default
  }
  const { min = -Infinity, max = Infinity } = node
  if (number >= min && number <= max) return number
  const wanted = max === Infinity ? `less than ${min}` : `not between ${min} and ${max}`
  context.issues.report(
    'CONFIG_WRONG_TYPE',
    context.locate(path),
    `${nameOf(path)}: ${number} is ${wanted}; ${node.default} is used`,
  )
  return node.default
}

function settleObject(node: ObjectNode, value: Plain, path: Path, context: SettleContext): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    if (value !== null) wrongType(node, path, value, context)
    return defaultOf(node, context.fromFile)
  }
  const names = Object.keys(node.keys)
  for (const key of Object.keys(value)) {
    if (Object.hasOwn(node.keys, key)) continue
    const near = suggest(key, names)
    context.issues.report(
      'CONFIG_UNKNOWN_KEY',
      context.locate([...path, key], true),
      `unknown key "${nameOf([...path, key])}"`,
      { help: near === undefined ? undefined : `did you mean "${near}"?` },
    )
  }
  const settled = Object.entries(node.keys).map(([key, child]) => {
    const given = Object.hasOwn(value, key) ? value[key] : undefined
    return [
      key,
      given === undefined
        ? absentOf(child, path, context)
        : settle(child, given, [...path, key], context),
    ]
  })
  return Object.fromEntries(settled)
}

function absentOf(node: Node, path: Path, context: SettleContext): unknown {
  // The parts of a list item are simply not there; only keys of the file itself have defaults that
  // depend on whether there is a file.
  if (node.kind === 'object' && path.some(step => typeof step === 'number')) return undefined
  return defaultOf(node, context.fromFile)
}

/** Whether a user who wrote `value` expects something to happen. */
function asksFor(node: Node, value: Plain): boolean {
  if (node.kind === 'boolean') return toBoolean(value) === true
  if (Array.isArray(value)) return value.some(item => !node.builtIn?.includes(String(item)))
  return typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : value !== ''
}

/** `value` as `node` describes it. */
export function settle(node: Node, value: Plain, path: Path, context: SettleContext): unknown {
  const settled = settleKind(node, value, path, context)
  if (node.idle !== undefined && node.kind !== 'object' && settled !== node.default) {
    reportIdle(path, node.idle, context)
  }
  return settled
}

/** The key at `path` changes nothing, and somebody wants it to. */
export function reportIdle(path: Path, why: string, { issues, locate }: SettleContext): void {
  const subject = nameOf(path)
  const message = `${subject} has no effect: ${why}`
  issues.report('CONFIG_NO_EFFECT', locate(path), message, { subject: `${subject} (${why})` })
}

function settleKind(node: Node, value: Plain, path: Path, context: SettleContext): unknown {
  if (node.removed !== undefined) {
    context.issues.report(
      'CONFIG_REMOVED_KEY',
      context.locate(path, true),
      `"${nameOf(path)}" is a key of older versions; ${fateOf(node.removed)}`,
    )
  }
  if (node.later === true && asksFor(node, value)) {
    context.issues.report(
      'CONFIG_NOT_AVAILABLE',
      context.locate(path),
      `${nameOf(path)} is not yet available and has no effect`,
      { subject: nameOf(path) },
    )
  }
  switch (node.kind) {
    case 'boolean': {
      const flag = toBoolean(value)
      if (flag === undefined) wrongType(node, path, value, context)
      return flag ?? node.default
    }
    case 'number':
      return settleNumber(node, value, path, context)
    case 'string':
      if (value === null) return node.default
      return settleString(node, value, path, context)
    case 'list': {
      if (value === null || value === '') return []
      const items = Array.isArray(value) ? value : [value]
      return items.map((item, index) =>
        settle(node.items, item, Array.isArray(value) ? [...path, index] : path, context),
      )
    }
    case 'map': {
      if (value === null) return {}
      if (typeof value === 'object' && !Array.isArray(value)) {
        const texts = Object.entries(value).map(([key, item]) => [key, toText(item) ?? ''])
        return Object.fromEntries(texts)
      }
      wrongType(node, path, value, context)
      return node.default
    }
    case 'object':
      return settleObject(node, value, path, context)
    default:
      return value
  }
}
