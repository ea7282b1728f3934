// SPDX-License-Identifier: Apache-2.0
// YAML text to documents. Files written in the plain style that rules use are read by yaml-reader.ts,
// which is many times faster; anything it does not know goes to the `yaml` library, which also words the
// errors. Size, nesting and aliases are bounded, so a hostile file costs bounded time.
import { isAlias, isMap, isScalar, isSeq, parseAllDocuments } from 'yaml'
import type { Collector, ContextStep, Source } from '../diagnostics/diagnostic.ts'
import { type Limits, limitsWith } from './limits.ts'
import type { ScalarStyle } from './source-map.ts'
import type { YamlEntry, YamlNode, YamlScalar } from './yaml-node.ts'
import { readPlainYaml } from './yaml-reader.ts'

/** The roots of all documents that are not empty; undefined after an error, which is reported. */
export function readDocuments(
  source: Source,
  collector: Collector,
  limits: Limits = limitsWith(),
): YamlNode[] | undefined {
  const fail = (message: string, from = 0, to = 0): undefined => {
    const context: ContextStep[] = [{ type: 'rules content', name: '', source, from, to }]
    collector.report({ code: 'LOAD_ERR_YAML_PARSE', message, source, from, to, context })
    return undefined
  }
  const { length } = source.text
  if (length > limits.fileSize) {
    return fail(`the file has ${length} characters, the limit is ${limits.fileSize}`)
  }
  const nul = source.text.indexOf('\0')
  if (nul >= 0) {
    return fail('the file contains a NUL character: rules files are text in UTF-8', nul, nul + 1)
  }
  const fast = readPlainYaml(source.text, limits.fileSize)
  if (fast !== undefined) return fast
  if (length > limits.unusualFileSize) {
    return fail(
      `a file of more than ${limits.unusualFileSize} characters must be plain YAML: no tags, anchors or aliases`,
    )
  }
  const deep = nestingFault(source.text, limits.yamlDepth)
  if (deep !== undefined)
    return fail(`nesting exceeds the limit of ${limits.yamlDepth} levels`, deep, deep + 1)
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
    const converter = new Converter(length, limits)
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
function nestingFault(text: string, limit: number): number | undefined {
  let depth = 0
  let inLine = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 0x5b || c === 0x7b) depth++
    else if ((c === 0x5d || c === 0x7d) && depth > 0) depth--
    else if (c === 0x0a) inLine = 0
    else if ((c === 0x2d || c === 0x3f || c === 0x3a) && text.charCodeAt(i + 1) === 0x20) inLine++
    // Brackets inside strings are counted too, hence the generous factor.
    if (depth > 16 * limit || inLine > 16 * limit) return i
    if (c === 0x0a && indentAt(text, i + 1) > 64 * limit) return i + 1
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
  readonly #anchors: Map<string, { readonly node: YamlNode; readonly size: number }> = new Map()
  readonly #length: number
  readonly #limits: Limits
  /** Nodes so far, those behind an alias counted each time: so often they will be read. */
  #size = 0

  constructor(length: number, limits: Limits) {
    this.#length = length
    this.#limits = limits
  }

  convert(node: unknown, depth: number): YamlNode | string {
    const { yamlDepth, yamlNodes } = this.#limits
    if (depth > yamlDepth) return `nesting exceeds the limit of ${yamlDepth} levels`
    const before = this.#size
    let converted: YamlNode | string
    if (isAlias(node)) {
      const target = this.#anchors.get(node.source)
      if (target === undefined) return `unknown alias "${node.source}"`
      this.#size += target.size
      converted = target.node
    } else {
      this.#size++
      converted = this.#convertNode(node, depth)
      const anchor = (node as { anchor?: string } | null)?.anchor
      if (typeof converted !== 'string' && anchor !== undefined) {
        this.#anchors.set(anchor, { node: converted, size: this.#size - before })
      }
    }
    return this.#size > yamlNodes
      ? `the document has more than ${yamlNodes} values when its aliases are put in`
      : converted
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
