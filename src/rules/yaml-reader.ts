// SPDX-License-Identifier: Apache-2.0
// A reader for the YAML that rule files are written in: block lists and mappings, flow lists, scalars of
// all styles. Not a YAML parser: at anything out of the ordinary (tags, anchors, tabs, flow mappings, and
// every error) it gives up, and document.ts asks the library. A test holds that both read the same.

import { LIMITS } from './limits.ts'
import { COLON, GIVE_UP, HASH, LF, LineReader, SPACE } from './yaml-lines.ts'
import type { YamlEntry, YamlNode, YamlScalar } from './yaml-node.ts'
import { foldLines, readBlockScalar, unescapeDouble } from './yaml-scalars.ts'

/** A plain scalar must not begin with one of these. */
const INDICATORS = '-?:,[]{}#&*!|>\'"%@`'
const KEY = /[A-Za-z_][A-Za-z0-9_-]*(?=:(?: |\n|$))/y

// biome-ignore lint/suspicious/noControlCharactersInRegex: such characters are for the library to judge
const UNUSUAL = /[\r\ufeff\u0085\u2028\u2029\x00-\x08\x0b-\x1f]|^%|^\.\.\./m

/** The roots of the documents that have content; undefined: not for this reader, or longer than `limit`. */
export function readPlainYaml(
  input: string,
  limit: number = LIMITS.fileSize.value,
): YamlNode[] | undefined {
  if (input.length > limit) return undefined
  // With a blank for each CR all places stay; only block scalars keep blanks at the ends of lines.
  const crlf = input.includes('\r\n') && !/(?:^|[^\r])\n/.test(input)
  const text = crlf ? input.replaceAll('\r\n', ' \n') : input
  if (UNUSUAL.test(text)) return undefined
  try {
    return new Reader(text, crlf).documents()
  } catch (signal) {
    if (signal !== GIVE_UP) throw signal
    return undefined
  }
}

class Reader extends LineReader {
  documents(): YamlNode[] {
    const roots: YamlNode[] = []
    for (;;) {
      let indent = this.nextLine()
      let marker = false
      while (indent === 0 && this.atMarker()) {
        marker = true
        this.pos += 3
        this.endOfLine()
        indent = this.nextLine()
      }
      if (indent < 0) return roots
      if (roots.length > 0 && !marker) this.giveUp()
      // A root that is no list is an error of the rules file; the library gives its places.
      if (!this.atDash()) this.giveUp()
      roots.push(this.#sequence(indent))
    }
  }

  #sequence(indent: number): YamlNode {
    this.enter()
    const from = this.pos
    const items: YamlNode[] = []
    let to = from
    for (;;) {
      this.pos++
      const dashEnd = this.pos
      while (this.text.charCodeAt(this.pos) === SPACE) this.pos++
      const blanks = this.pos - dashEnd
      const item = this.atLineEnd()
        ? this.#below(indent, false, dashEnd)
        : this.#inline(indent, indent + 1 + blanks)
      items.push(item)
      to = item.to
      const next = this.peekIndent()
      if (next < indent) break
      this.nextLine()
      if (next > indent || !this.atDash()) {
        // `key:` may be followed by a list at its own indent; then a key comes next.
        if (next === indent && !this.atDash()) {
          this.pos = this.lineStart()
          break
        }
        this.giveUp()
      }
    }
    this.depth--
    return { kind: 'seq', items, from, to }
  }

  /** What stands on the lines below a dash or a key; nothing is an empty scalar at `empty`. */
  #below(indent: number, isKey: boolean, empty: number): YamlNode {
    if (this.text.charCodeAt(this.pos) === HASH) this.skipLine()
    else if (this.text.charCodeAt(this.pos) === LF) this.pos++
    const next = this.peekIndent()
    if (next > indent) {
      this.nextLine()
      return this.#block(next, indent)
    }
    if (isKey && next === indent) {
      const before = this.pos
      this.nextLine()
      if (this.atDash()) return this.#sequence(indent)
      this.pos = before
    }
    return { kind: 'scalar', value: '', style: 'plain', from: empty, to: empty }
  }

  #block(indent: number, parent: number): YamlNode {
    if (this.atDash()) return this.#sequence(indent)
    return this.#inline(parent, indent)
  }

  /** A mapping whose first key stands here at `column`, or a value. */
  #inline(parent: number, column: number): YamlNode {
    KEY.lastIndex = this.pos
    return KEY.test(this.text) ? this.#mapping(column) : this.#value(parent)
  }

  #mapping(indent: number): YamlNode {
    this.enter()
    const from = this.pos
    const entries: YamlEntry[] = []
    let to = from
    for (;;) {
      KEY.lastIndex = this.pos
      const name = KEY.exec(this.text)?.[0]
      if (name === undefined) this.giveUp()
      const start = this.pos
      const key: YamlScalar = {
        kind: 'scalar',
        value: name,
        style: 'plain',
        from: start,
        to: start + name.length,
      }
      this.pos = key.to + 1
      const colonEnd = this.pos
      while (this.text.charCodeAt(this.pos) === SPACE) this.pos++
      const value = this.atLineEnd() ? this.#below(indent, true, colonEnd) : this.#value(indent)
      entries.push({ key, value })
      to = Math.max(to, value.to)
      const next = this.peekIndent()
      if (next < indent) break
      this.nextLine()
      if (next > indent) this.giveUp()
    }
    this.depth--
    return { kind: 'map', entries, from, to }
  }

  /** A value that begins on this line, inside a collection of that indent. */
  #value(parent: number): YamlNode {
    const c = this.text[this.pos] as string
    let node: YamlNode
    if (c === '|' || c === '>') return this.#blockScalar(parent, c === '|')
    if (c === '"' || c === "'") node = this.#quoted(parent)
    else if (c === '[') node = this.#flow(parent)
    else return this.#plain(parent)
    this.endOfLine()
    return node
  }

  #blockScalar(parent: number, literal: boolean): YamlNode {
    const from = this.pos
    const found = readBlockScalar(this.text, from, { parent, literal, crlf: this.crlf })
    if (found === undefined) this.giveUp()
    this.pos = found.next
    return {
      kind: 'scalar',
      value: found.value,
      style: literal ? 'literal' : 'folded',
      from,
      to: found.to,
    }
  }

  #quoted(parent: number): YamlScalar {
    const text = this.text
    const from = this.pos
    const double = text[from] === '"'
    let end = from + 1
    for (;;) {
      end = text.indexOf(double ? '"' : "'", end)
      if (end < 0) this.giveUp()
      if (!double) {
        if (text[end + 1] !== "'") break
        end += 2
        continue
      }
      let slashes = 0
      while (text[end - 1 - slashes] === '\\') slashes++
      if (slashes % 2 === 0) break
      end++
    }
    this.pos = end + 1
    let value = text.slice(from + 1, end)
    if (!double) value = value.replaceAll("''", "'")
    if (value.includes('\n')) {
      // Escapes and folding together are for the library.
      if (double && value.includes('\\')) this.giveUp()
      const lines = value.split('\n')
      for (const [index, line] of lines.entries()) {
        if (index === 0) continue
        const last = index === lines.length - 1
        const blank = line.trim() === '' && !last
        if (!blank && line.length - line.trimStart().length <= parent) this.giveUp()
        if (/^ *\t/.test(line)) this.giveUp()
      }
      value = foldLines(lines)
    } else if (double && value.includes('\\')) {
      value = unescapeDouble(value) ?? this.giveUp()
    }
    return { kind: 'scalar', value, style: double ? 'double' : 'single', from, to: end + 1 }
  }

  #plain(parent: number): YamlScalar {
    const text = this.text
    const from = this.pos
    if (INDICATORS.includes(text[from] as string)) {
      const next = text[from + 1]
      const fine =
        '-?:'.includes(text[from] as string) && next !== undefined && !' \n'.includes(next)
      if (!fine) this.giveUp()
    }
    const lines: string[] = []
    let to = from
    for (;;) {
      const { end, comment } = this.#plainLine()
      lines.push(text.slice(this.pos, end))
      to = end
      this.pos = end
      this.skipLine()
      const before = this.pos
      // Blank lines inside; a comment or a smaller indent ends the scalar.
      let blank = 0
      let indent = -1
      for (;;) {
        let at = this.pos
        while (text.charCodeAt(at) === SPACE) at++
        if (text.charCodeAt(at) === LF) {
          blank++
          this.pos = at + 1
          continue
        }
        if (text.charCodeAt(at) === 9) this.giveUp()
        if (at < text.length) indent = at - this.pos
        this.pos = at
        break
      }
      if (indent <= parent) {
        this.pos = before
        break
      }
      if (text.charCodeAt(this.pos) === HASH || comment) {
        this.pos = before
        if (this.peekIndent() > parent) this.giveUp()
        break
      }
      for (let i = 0; i < blank; i++) lines.push('')
    }
    const value = lines.length === 1 ? (lines[0] as string) : foldLines(lines)
    return { kind: 'scalar', value, style: 'plain', from, to }
  }

  /** Where the plain text on this line ends, and whether a comment follows it. */
  #plainLine(): { end: number; comment: boolean } {
    const text = this.text
    let at = this.pos
    let end = at
    for (; ; at++) {
      const c = text.charCodeAt(at)
      if (Number.isNaN(c) || c === LF) return { end, comment: false }
      if (c === COLON) {
        const next = text.charCodeAt(at + 1)
        if (next === SPACE || next === LF || next === 9 || Number.isNaN(next)) this.giveUp()
      }
      if (c === HASH && at > this.pos && text.charCodeAt(at - 1) === SPACE)
        return { end, comment: true }
      if (c === 9) this.giveUp()
      if (c !== SPACE) end = at + 1
    }
  }

  #flow(parent: number): YamlNode {
    this.enter()
    const text = this.text
    const from = this.pos++
    const items: YamlNode[] = []
    for (;;) {
      this.#flowBlanks(parent)
      const c = text[this.pos]
      if (c === ']') break
      if (c === undefined) this.giveUp()
      items.push(
        c === '['
          ? this.#flow(parent)
          : c === '"' || c === "'"
            ? this.#quoted(parent)
            : this.#flowPlain(),
      )
      this.#flowBlanks(parent)
      if (text[this.pos] === ',') this.pos++
      else if (text[this.pos] !== ']') this.giveUp()
    }
    this.pos++
    this.depth--
    return { kind: 'seq', items, from, to: this.pos }
  }

  /** Blanks, comments and line ends inside brackets. */
  #flowBlanks(parent: number): void {
    const text = this.text
    for (;;) {
      const before = this.pos
      while (text.charCodeAt(this.pos) === SPACE) this.pos++
      const c = text.charCodeAt(this.pos)
      if (c === HASH) {
        if (this.pos === before) this.giveUp()
        this.skipLine()
        this.pos--
        if (text.charCodeAt(this.pos) !== LF) this.giveUp()
      } else if (c === LF) {
        this.pos++
        const indent = this.nextLine()
        // Values must stand to the right of the collection around; the closing bracket may stand below it.
        const closes = text[this.pos] === ']' && indent === parent
        if (indent <= parent && !closes) this.giveUp()
      } else if (c === 9) this.giveUp()
      else return
    }
  }

  #flowPlain(): YamlScalar {
    const text = this.text
    const from = this.pos
    const first = text[from] as string
    const second = text[from + 1] ?? '\n'
    if (INDICATORS.includes(first) && !('-?:'.includes(first) && !' \n,[]{}'.includes(second))) {
      this.giveUp()
    }
    let end = from
    let at = from
    for (; ; at++) {
      const c = text[at]
      if (c === undefined || c === '\t') this.giveUp()
      if (c === ',' || c === ']') break
      if (c === '\n') {
        // A scalar over several lines is for the library.
        const next = /[^ \n]/g
        next.lastIndex = at
        const after = next.exec(text)?.[0]
        if (after !== ',' && after !== ']') this.giveUp()
        break
      }
      if (c === '[' || c === '{' || c === '}') this.giveUp()
      if (c === ':' && ' \n,[]{}'.includes(text[at + 1] ?? '\n')) this.giveUp()
      if (c === '#' && text[at - 1] === ' ') break
      if (c !== ' ') end = at + 1
    }
    this.pos = at
    return { kind: 'scalar', value: text.slice(from, end), style: 'plain', from, to: end }
  }
}
