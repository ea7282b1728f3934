// SPDX-License-Identifier: Apache-2.0
// Bytes of a match record to text, the way Falco prints strings: control characters (also those of two
// bytes, and the line ends of Unicode) and bytes that are not UTF-8 become U+FFFD, so that no alert can
// break a line or a terminal. Called per value by slot.ts; most values are short ASCII and are copied as
// they are looked at.
import { type ByteText, SLACK } from './byte-text.ts'

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g

/** A string as it prints. */
export function readText(bytes: Uint8Array, from: number, to: number): string {
  return utf8.decode(bytes.subarray(from, to)).replace(CONTROL, '\ufffd')
}

/** The lowest bytes of a word; what is above becomes letters. */
const REST = [0, 0xff, 0xffff, 0xffffff]
const LETTERS = 0x41414141

/** Not 0: one of four bytes may not be printed, or not between JSON quotes, as it is. */
function special(word: number): number {
  const quotes = word ^ 0x22222222
  const backslashes = word ^ 0x5c5c5c5c
  // The highest bit of a byte is set that is below 0x20, above 0x7e, a quote or a backslash.
  const found = (word - 0x20202020) | word | (word + 0x01010101)
  return (found | (quotes - 0x01010101) | (backslashes - 0x01010101)) & 0x80808080
}

/**
 * Copies a string that prints as it is, between JSON quotes too, to the end of `out`. False: it does not, or
 * nothing follows it in `view`; nothing was added then.
 */
export function copyPlain(out: ByteText, view: DataView, from: number, length: number): boolean {
  if (from + length + SLACK > view.byteLength) return false
  out.reserve(length)
  const target = out.view
  const at = out.length
  const whole = length & ~3
  let found = 0
  for (let done = 0; done < whole; done += 4) {
    const word = view.getInt32(from + done, true)
    found |= special(word)
    target.setInt32(at + done, word, true)
  }
  if (whole < length) {
    const word = view.getInt32(from + whole, true)
    const rest = REST[length - whole] as number
    found |= special((word & rest) | (LETTERS & ~rest))
    target.setInt32(at + whole, word, true)
  }
  if (found !== 0) return false
  out.length = at + length
  return true
}

/** `text` as it stands inside JSON quotes. */
export function escapeJson(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

/** An I/O buffer as Falco shows it: what is not printable ASCII becomes a dot. */
export function dots(bytes: Uint8Array, from: number, to: number): string {
  let text = ''
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number
    text += byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.'
  }
  return text
}

/** An I/O buffer in base64 (`buffer_format_base64`). */
export function base64(bytes: Uint8Array, from: number, to: number): string {
  let binary = ''
  for (let at = from; at < to; at++) binary += String.fromCharCode(bytes[at] as number)
  return btoa(binary)
}

/** `text` cut or padded with blanks to `width` bytes of UTF-8 (`%10proc.name`). */
export function fitWidth(text: string, width: number): string {
  const bytes = new TextEncoder().encode(text)
  if (bytes.length <= width) return text + ' '.repeat(width - bytes.length)
  return utf8.decode(bytes.subarray(0, width))
}
