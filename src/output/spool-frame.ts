// SPDX-License-Identifier: Apache-2.0
// How an alert lies in a spool file: length and checksum of what follows (u32, little endian), then
// the alert as JSON. What a crash cut off, or a disk damaged, is told apart from an alert.
import { crc32 } from 'node:zlib'
import type { Alert } from './output.ts'

const HEAD = 8
/** Far above any alert: a larger length is damage. */
const LONGEST = 16 << 20

export function encodeFrame({ line, rule, priority, source }: Alert): Buffer {
  const text = JSON.stringify([line, rule, priority, source])
  const length = Buffer.byteLength(text)
  const frame = Buffer.allocUnsafe(HEAD + length)
  frame.write(text, HEAD)
  frame.writeUInt32LE(length, 0)
  frame.writeUInt32LE(crc32(frame.subarray(HEAD)), 4)
  return frame
}

export interface Frame {
  readonly alert: Alert
  /** Where the next one begins. */
  readonly end: number
}

/** The frame at `at`; a number: as many bytes have to be there first; undefined: damaged. */
export function decodeFrame(bytes: Buffer, at: number): Frame | number | undefined {
  if (bytes.length - at < HEAD) return HEAD
  const length = bytes.readUInt32LE(at)
  if (length > LONGEST) return undefined
  const end = at + HEAD + length
  if (end > bytes.length) return HEAD + length
  const payload = bytes.subarray(at + HEAD, end)
  if (crc32(payload) !== bytes.readUInt32LE(at + 4)) return undefined
  const alert = toAlert(payload.toString())
  return alert === undefined ? undefined : { alert, end }
}

function toAlert(text: string): Alert | undefined {
  let values: unknown
  try {
    values = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!Array.isArray(values)) return undefined
  const [line, rule, priority, source] = values as unknown[]
  if (typeof line !== 'string' || typeof rule !== 'string') return undefined
  if (typeof priority !== 'number' || typeof source !== 'string') return undefined
  return { line, rule, priority, source }
}
