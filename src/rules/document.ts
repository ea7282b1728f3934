// SPDX-License-Identifier: Apache-2.0
// YAML text to documents. Files written in the plain style that rules use are read by yaml-reader.ts,
// which is many times faster; anything it does not know goes to the `yaml` library, which also words the
// errors. Size, nesting and aliases are bounded, so a hostile file costs bounded time.
import { isAlias, isMap, isScalar, isSeq, parseAllDocuments } from 'yaml'
import type { Collector, ContextStep, Source } from '../diagnostics/diagnostic.ts'
import type { ScalarStyle } from './source-map.ts'
import type { YamlEntry, YamlNode, YamlScalar } from './yaml-node.ts'
import { readPlainYaml } from './yaml-reader.ts'

/** UTF-16 units. The public rule files are 100 kB and less. */
export const MAX_FILE_SIZE: number = 8 * 1024 * 1024
/** Rules need six levels. */
export const MAX_YAML_DEPTH = 64
/** The library is slow; what the fast reader does not take must be smaller. */
export const MAX_UNUSUAL_SIZE: number = 2 * 1024 * 1024

/** The roots of all documents that are not empty; undefined after an error, which is reported. */
export function readDocuments(source: Source, collector: Collector): YamlNode[] | undefined {
  const fail = (message: string, from = 0, to = 0): undefined => {
    const context: ContextStep[] = [{ type: 'rules content', name: '', source, from, to }]
    collector.report({ code: 'LOAD_ERR_YAML_PARSE', message, source, from, to, context })
    return undefined
  }
  if (source.text.length > MAX_FILE_SIZE) {
    return fail(`the file has ${source.text.length} characters, the limit is ${MAX_FILE_SIZE}`)
  }
  const fast = readPlainYaml(source.text)
  if (fast !== undefined) return fast
  if (source.text.length > MAX_UNUSUAL_SIZE) {
    return fail(
      `a file of more than ${MAX_UNUSUAL_SIZE} characters must be plain YAML: no tags, anchors or aliases`,
    )
  }
  const deep = nestingFault(source.text)
  if (deep !== undefined)
    return fail(`nesting exceeds the limit of ${MAX_YAML_DEPTH} levels`, deep, deep + 1)
  const documents = parseAllDocuments(source.text, {
    schema: 'failsafe',
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'silent',
  })
  const roots: YamlNode[] = []
  let failed = false
  for (const document of Array.isArray(documents) ? documents : []) {
    for (const error of document.errors) {
      failed = true
      fail(lowerFirst(error.message), error.pos[0], Math.max(error.pos[1], error.pos[0] + 1))
    }
    if (document.errors.length > 0 || document.contents === null) continue
    const converter = new Converter(source.text.length)
    const root = converter.convert(document.contents, 0)
    if (typeof root === 'string') {
      failed = true
      fail(root)
    } else {
      roots.push(root)
    }
  }
  return failed ? undefined : roots
}

/** Offset where brackets or block indicators nest too deeply: the library would run out of stack. */
function nestingFault(text: string): number | undefined {
  let depth = 0
  let inLine = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 0x5b || c === 0x7b) depth++
    else if ((c === 0x5d || c === 0x7d) && depth > 0) depth--
    else if (c === 0x0a) inLine = 0
    else if ((c === 0x2d || c === 0x3f || c === 0x3a) && text.charCodeAt(i + 1) === 0x20) inLine++
    // Brackets inside strings are counted too, hence the generous factor.
    if (depth > 16 * MAX_YAML_DEPTH || inLine > 16 * MAX_YAML_DEPTH) return i
    if (c === 0x0a && indentAt(text, i + 1) > 64 * MAX_YAML_DEPTH) return i + 1
  }
  return undefined
}

function indentAt(text: string, at: number): number {
  let end = at
  while (text.charCodeAt(end) === 0x20) end++
  return end - at
}

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
}

/** Library nodes to ours. Errors come back as messages. */
class Converter {
  readonly #anchors: Map<string, YamlNode> = new Map()
  readonly #length: number

  constructor(length: number) {
    this.#length = length
  }

  convert(node: unknown, depth: number): YamlNode | string {
    if (depth > MAX_YAML_DEPTH) return `nesting exceeds the limit of ${MAX_YAML_DEPTH} levels`
    if (isAlias(node)) {
      return this.#anchors.get(node.source) ?? `unknown alias "${node.source}"`
    }
    const converted = this.#convertNode(node, depth)
    const anchor = (node as { anchor?: string } | null)?.anchor
    if (typeof converted !== 'string' && anchor !== undefined) this.#anchors.set(anchor, converted)
    return converted
  }

  #convertNode(node: unknown, depth: number): YamlNode | string {
    if (isSeq(node)) {
      const items: YamlNode[] = []
      for (const item of node.items) {
        const converted = this.convert(item, depth + 1)
        if (typeof converted === 'string') return converted
        items.push(converted)
      }
      return { kind: 'seq', items, ...this.#range(node) }
    }
    if (isMap(node)) {
      const entries: YamlEntry[] = []
      for (const pair of node.items) {
        const key = this.convert(pair.key, depth + 1)
        if (typeof key === 'string') return key
        if (key.kind !== 'scalar') continue
        const value = pair.value === null ? emptyAt(key.to) : this.convert(pair.value, depth + 1)
        if (typeof value === 'string') return value
        entries.push({ key, value })
      }
      return { kind: 'map', entries, ...this.#range(node) }
    }
    if (isScalar(node)) {
      const style = STYLES[node.type ?? ''] ?? 'plain'
      return { kind: 'scalar', value: String(node.value ?? ''), style, ...this.#range(node) }
    }
    return emptyAt(this.#length)
  }

  #range(node: { range?: readonly number[] | null }): { from: number; to: number } {
    const [from = 0, to = from] = node.range ?? []
    return { from, to }
  }
}

function emptyAt(at: number): YamlScalar {
  return { kind: 'scalar', value: '', style: 'plain', from: at, to: at }
}

function lowerFirst(message: string): string {
  return message.slice(0, 1).toLowerCase() + message.slice(1)
}
