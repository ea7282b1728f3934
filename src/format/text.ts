// SPDX-License-Identifier: Apache-2.0
// Bytes of a match record to text, the way Falco prints strings: control characters (also those of two
// bytes, and the line ends of Unicode) and bytes that are not UTF-8 become U+FFFD, so that no alert can
// break a line or a terminal. Called per value by slot.ts; most values are short ASCII, which takes a path
// without a decoder.

/** What a Node host offers besides the web platform: a native copy of bytes to a one-byte string. */
interface NativeBytes {
  latin1Slice?(this: Uint8Array, from: number, to: number): string
}

const native = (globalThis as { Buffer?: { prototype?: NativeBytes } }).Buffer?.prototype
const nativeLatin1 = native?.latin1Slice
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

// Bits of CLASS: what one byte of a value asks for.
const NEEDS_DECODING = 1
const NEEDS_ESCAPE = 2
const CLASS = new Uint8Array(256)
for (let byte = 0; byte < 256; byte++) {
  if (byte < 0x20 || byte >= 0x7f) CLASS[byte] = NEEDS_DECODING
  else if (byte === 0x22 || byte === 0x5c) CLASS[byte] = NEEDS_ESCAPE
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g

function decodeCarefully(bytes: Uint8Array, from: number, to: number): string {
  return utf8.decode(bytes.subarray(from, to)).replace(CONTROL, '\ufffd')
}

function latin1(bytes: Uint8Array, from: number, to: number): string {
  if (nativeLatin1 !== undefined) return nativeLatin1.call(bytes, from, to)
  return utf8.decode(bytes.subarray(from, to))
}

/** One decoded value: `text`, and whether it may stand between JSON quotes as it is. */
export class TextReader {
  text: string = ''
  plain: boolean = true

  read(bytes: Uint8Array, from: number, to: number): string {
    let seen = 0
    for (let at = from; at < to; at++) seen |= CLASS[bytes[at] as number] as number
    this.plain = (seen & NEEDS_ESCAPE) === 0
    this.text =
      (seen & NEEDS_DECODING) === 0 ? latin1(bytes, from, to) : decodeCarefully(bytes, from, to)
    return this.text
  }
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
