// SPDX-License-Identifier: Apache-2.0
// A text put together from pieces of the user's files, that knows for each character where it came from:
// through YAML folding and quoting, appended conditions, list substitution and exception blocks.
// Made by document.ts, merge.ts, expand.ts and exceptions.ts; asked by AST nodes when a place is needed.
import type { Related, Source, Span } from '../diagnostics/diagnostic.ts'

/** Where a piece of text lies, and through which uses (innermost first) it got there. */
export type Place = Span & { readonly via: readonly Related[] }

/** A run of characters that map one to one to `source` from `from` on. */
type Run = {
  readonly kind: 'run'
  readonly at: number
  readonly source: Source
  readonly from: number
}
/** Text that stands for a whole span: generated glue, decoded escapes. */
type Fixed = { readonly kind: 'fixed'; readonly at: number; readonly span: Span }
/** Another mapped text, from its `offset` on, put in at `use` (undefined: without a note). */
type Nested = {
  readonly kind: 'nested'
  readonly at: number
  readonly inner: MappedText
  readonly offset: number
  readonly use: Related | undefined
}
type Piece = Run | Fixed | Nested

const NO_USES: readonly Related[] = []

/** Most texts are never asked where they come from, so a scalar works its pieces out at the first question. */
type Pieces = readonly Piece[] | (() => readonly Piece[])

export class MappedText {
  readonly text: string
  #pieces: Pieces

  constructor(text: string, pieces: Pieces) {
    this.text = text
    this.#pieces = pieces
  }

  /** Text that is in the source as it stands, from `from` on. */
  static verbatim(source: Source, from: number, to: number): MappedText {
    return new MappedText(source.text.slice(from, to), () => [{ kind: 'run', at: 0, source, from }])
  }

  /** Text that stands for a span of a source without being found there. */
  static fixed(text: string, span: Span): MappedText {
    return new MappedText(text, [{ kind: 'fixed', at: 0, span }])
  }

  /** The same characters as `made`, which is called when places are asked for. */
  static lazy(text: string, made: () => MappedText): MappedText {
    return new MappedText(text, () => {
      const inner = made()
      return [{ kind: 'nested', at: 0, inner, offset: 0, use: undefined }]
    })
  }

  /** A bare text, for conditions that come from no file. */
  static plain(text: string, name = '<condition>'): MappedText {
    return MappedText.verbatim({ name, text }, 0, text.length)
  }

  /** The span that characters [begin, end) come from; for an empty range the place where it would begin. */
  locate(begin: number, end: number): Place {
    const first = this.#resolve(begin)
    if (end <= begin)
      return { source: first.source, from: first.from, to: first.from, via: first.via }
    const last = this.#resolve(end - 1)
    const joined = last.source === first.source && last.to > first.from
    return {
      source: first.source,
      from: first.from,
      to: joined ? last.to : first.to,
      via: first.via,
    }
  }

  /** Like locate, but worked out only when it is looked at. */
  span(begin = 0, end: number = this.text.length): Span {
    return new LazySpan(this, begin, end)
  }

  /** The span with a note, worked out only when it is looked at. */
  related(message: string, begin = 0, end: number = this.text.length): Related {
    return new LazyRelated(this, begin, end, message)
  }

  #resolve(index: number): Place {
    // A loop, for texts may be nested as deeply as a condition has lists.
    const via: Related[] = []
    let text: MappedText = this
    let at = index
    for (;;) {
      const piece = text.#pieceAt(at)
      if (piece === undefined) {
        return { source: { name: '', text: '' }, from: 0, to: 0, via: NO_USES }
      }
      if (piece.kind === 'nested') {
        if (piece.use !== undefined) via.push(piece.use)
        at += piece.offset - piece.at
        text = piece.inner
        continue
      }
      const uses = via.length === 0 ? NO_USES : via.reverse()
      if (piece.kind === 'fixed') {
        const { source, from, to } = piece.span
        return { source, from, to, via: uses }
      }
      const { length } = piece.source.text
      const from = Math.min(piece.from + Math.max(0, at - piece.at), length)
      return { source: piece.source, from, to: Math.min(from + 1, length), via: uses }
    }
  }

  #pieceAt(index: number): Piece | undefined {
    if (typeof this.#pieces === 'function') this.#pieces = this.#pieces()
    const pieces = this.#pieces
    let low = 0
    let high = pieces.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((pieces[middle]?.at ?? 0) <= index) low = middle
      else high = middle - 1
    }
    return pieces[low]
  }
}

/** A span of a mapped text. Its parts are getters, so it must be passed on whole, not spread. */
class LazySpan implements Span {
  readonly #text: MappedText
  readonly #begin: number
  readonly #end: number

  constructor(text: MappedText, begin: number, end: number) {
    this.#text = text
    this.#begin = begin
    this.#end = end
  }

  get source(): Source {
    return this.#text.locate(this.#begin, this.#end).source
  }
  get from(): number {
    return this.#text.locate(this.#begin, this.#end).from
  }
  get to(): number {
    return this.#text.locate(this.#begin, this.#end).to
  }
}

class LazyRelated extends LazySpan implements Related {
  readonly message: string

  constructor(text: MappedText, begin: number, end: number, message: string) {
    super(text, begin, end)
    this.message = message
  }
}

/** Joins texts and parts of texts; what it returns shares their pieces. */
export class TextBuilder {
  #text = ''
  readonly #pieces: Piece[] = []

  get length(): number {
    return this.#text.length
  }

  /** Appends characters [begin, end) of `part`. `use` is noted on every place inside it. */
  add(part: MappedText, begin = 0, end: number = part.text.length, use?: Related): this {
    if (end <= begin) return this
    this.#pieces.push({ kind: 'nested', at: this.#text.length, inner: part, offset: begin, use })
    this.#text += part.text.slice(begin, end)
    return this
  }

  /** Appends text that the user did not write; problems in it are shown at `span`. */
  glue(text: string, span: Span): this {
    if (text === '') return this
    this.#pieces.push({ kind: 'fixed', at: this.#text.length, span })
    this.#text += text
    return this
  }

  /** Appends characters that stand in `source` from `from` on. */
  run(text: string, source: Source, from: number): this {
    if (text === '') return this
    const last = this.#pieces.at(-1)
    const continues =
      last?.kind === 'run' &&
      last.source === source &&
      from - last.from === this.#text.length - last.at
    if (!continues) this.#pieces.push({ kind: 'run', at: this.#text.length, source, from })
    this.#text += text
    return this
  }

  build(): MappedText {
    return new MappedText(this.#text, this.#pieces)
  }
}

/** How a YAML scalar is written. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded'

/**
 * The value of a YAML scalar with the places of its characters. [from, to) is the scalar as written, with
 * its quotes or its block header. Folding changes white space only, so value and source are walked together
 * and every other character must be found again; should one not be, its place is the whole scalar.
 */
export function mapScalar(
  value: string,
  style: ScalarStyle,
  source: Source,
  from: number,
  to: number,
): MappedText {
  const text = source.text
  if (style === 'plain' && text.startsWith(value, from))
    return MappedText.verbatim(source, from, from + value.length)
  const whole: Span = { source, from, to }
  if (style === 'double') return mapDoubleQuoted(value, whole)
  let at = style === 'single' ? from + 1 : from
  if (style === 'literal' || style === 'folded') {
    const header = text.indexOf('\n', from)
    at = header < 0 || header > to ? to : header + 1
  }
  const out = new TextBuilder()
  for (let i = 0; i < value.length; ) {
    const blanks = blankEnd(value, i)
    if (blanks > i) {
      // As many blanks as stand there keep their places; folded ones take the place of what they replace.
      const run = value.slice(i, blanks)
      if (text.startsWith(run, at)) out.run(run, source, at)
      else out.glue(run, { source, from: Math.min(at, to), to: Math.min(at + 1, to) })
      i = blanks
      continue
    }
    at = blankEnd(text, at)
    let end = i
    while (
      end < value.length &&
      at < to &&
      value[end] === text[at] &&
      !isBlank(value.charCodeAt(end))
    ) {
      end++
      at++
      if (style === 'single' && text[at - 1] === "'" && text[at] === "'") break
    }
    if (end === i) return out.glue(value.slice(i), whole).build()
    out.run(value.slice(i, end), source, at - (end - i))
    if (style === 'single' && text[at - 1] === "'") at++
    i = end
  }
  return out.build()
}

const ESCAPE_LENGTHS: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 }

function mapDoubleQuoted(value: string, whole: Span): MappedText {
  const { source, from, to } = whole
  const text = source.text
  const out = new TextBuilder()
  let at = from + 1
  for (let i = 0; i < value.length; ) {
    const here = text[at]
    if (at >= to || here === undefined) return out.glue(value.slice(i), whole).build()
    if (here === '\\') {
      const kind = text[at + 1] ?? ''
      if (kind === '\n' || kind === '\r') {
        at = blankEnd(text, at + 1)
        continue
      }
      const length = ESCAPE_LENGTHS[kind] ?? 2
      const units = (value.codePointAt(i) ?? 0) > 0xffff ? 2 : 1
      out.glue(value.slice(i, i + units), { source, from: at, to: at + length })
      at += length
      i += units
    } else if (here === value[i] && here !== '\n') {
      out.run(here, source, at)
      at++
      i++
    } else if (isBlank(here.charCodeAt(0))) {
      const next = blankEnd(text, at)
      const run = value.slice(i, blankEnd(value, i))
      out.glue(run, { source, from: at, to: next })
      at = next
      i += run.length
    } else {
      return out.glue(value.slice(i), whole).build()
    }
  }
  return out.build()
}

function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13
}

function blankEnd(text: string, at: number): number {
  let end = at
  while (end < text.length && isBlank(text.charCodeAt(end))) end++
  return end
}
