// SPDX-License-Identifier: Apache-2.0
// Quoted strings of the condition language: escapes in and out. Bytes that are not UTF-8 (`\xff`) are kept
// in a JavaScript string as the lone surrogates U+DC80..U+DCFF; `toBytes` turns them back.

const SIMPLE: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  // An escaped blank stands for the backslash alone: old rules depend on it.
  ' ': '\\',
  '\\': '\\',
  '/': '/',
}

export type Unescaped = { readonly text: string } | { readonly error: string; readonly at: number }

/** Decodes what stands between the quotes `quote`; text without quotes passes '' for it. */
export function unescapeText(body: string, quote: string): Unescaped {
  if (!body.includes('\\')) return { text: body }
  let text = ''
  for (let i = 0; i < body.length; i++) {
    const c = body[i] as string
    if (c !== '\\') {
      text += c
      continue
    }
    const next = body[++i]
    if (next === undefined)
      return { error: 'incomplete escape sequence at the end of the string', at: i - 1 }
    const simple = SIMPLE[next]
    if (simple !== undefined) {
      text += simple
    } else if (next === quote) {
      text += quote
    } else if (next === 'x') {
      const digits = body.slice(i + 1, i + 3)
      if (!/^[0-9a-fA-F]{2}$/.test(digits)) {
        return { error: `invalid hexadecimal escape sequence: \\x${digits}`, at: i - 1 }
      }
      const byte = Number.parseInt(digits, 16)
      text += String.fromCharCode(byte < 0x80 ? byte : 0xdc00 + byte)
      i += 2
    } else {
      return { error: `unsupported string escape sequence: \\${next}`, at: i - 1 }
    }
  }
  return { text }
}

const BACK: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\\': '\\\\',
  '"': '\\"',
}

/** The text in double quotes. */
export function escapeText(text: string): string {
  let out = '"'
  for (const c of text) {
    const code = c.charCodeAt(0)
    if (code >= 0xdc80 && code <= 0xdcff) out += `\\x${(code - 0xdc00).toString(16)}`
    else out += BACK[c] ?? c
  }
  return `${out}"`
}

const encoder: TextEncoder = new TextEncoder()

/** UTF-8, with the lone surrogates of `\xHH` as the bytes they stand for. */
export function toBytes(text: string): Uint8Array {
  if (!/[\udc80-\udcff]/.test(text)) return encoder.encode(text)
  const parts: number[] = []
  for (const c of text) {
    const code = c.codePointAt(0) as number
    if (code >= 0xdc80 && code <= 0xdcff) parts.push(code - 0xdc00)
    else parts.push(...encoder.encode(c))
  }
  return Uint8Array.from(parts)
}
