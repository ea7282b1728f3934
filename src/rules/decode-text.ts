// SPDX-License-Identifier: Apache-2.0
// Bytes of a rules file to text: UTF-8, or UTF-16 with a byte order mark. Bytes that are no UTF-8 (Latin-1
// in a comment or a path) are kept, in the form escape.ts has for them, so that conditions match them.

export type DecodedText = {
  readonly text: string
  /** Offset in the text of the first byte that is no UTF-8. */
  readonly invalidAt?: number
}

export function decodeText(bytes: Uint8Array): DecodedText {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes) }
  if (first === 0xfe && second === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes) }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return keepingBytes(bytes)
  }
}

/** Each invalid byte as the lone surrogate U+DC00 + byte, which toBytes turns back. */
function keepingBytes(bytes: Uint8Array): DecodedText {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const parts: string[] = []
  let invalidAt: number | undefined
  let length = 0
  const add = (part: string): void => {
    parts.push(part)
    length += part.length
  }
  let run = 0
  for (let at = 0; at < bytes.length; ) {
    const size = sequenceSize(bytes, at)
    if (size > 0) {
      at += size
      continue
    }
    if (at > run) add(decoder.decode(bytes.subarray(run, at)))
    invalidAt ??= length
    add(String.fromCharCode(0xdc00 + (bytes[at] as number)))
    run = ++at
  }
  if (bytes.length > run) add(decoder.decode(bytes.subarray(run)))
  return invalidAt === undefined ? { text: parts.join('') } : { text: parts.join(''), invalidAt }
}

/** Bytes of the character that begins at `at`; 0: none does. */
function sequenceSize(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number
  if (lead < 0x80) return 1
  const size = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : 4
  if (lead < 0xc2 || lead > 0xf4) return 0
  for (let i = 1; i < size; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0
  const next = bytes[at + 1] as number
  const [low, high] = SECOND[lead] ?? [0x80, 0xbf]
  return next >= low && next <= high ? size : 0
}

/** Where the second byte has less room: overlong forms, surrogates, beyond U+10FFFF. */
const SECOND: Readonly<Record<number, readonly [number, number]>> = {
  224: [0xa0, 0xbf],
  237: [0x80, 0x9f],
  240: [0x90, 0xbf],
  244: [0x80, 0x8f],
}
