// SPDX-License-Identifier: Apache-2.0
// Bytes from a capture as values of host records: strings get their NUL, and nothing is longer than a
// record may be. Raw bytes stay raw: paths on disk need not be UTF-8.

/** Longer than any path or command name the kernel gives (PATH_MAX is 4096). */
const MAX_STRING_BYTES = 4096
/** Arguments, environment, cgroups; libs keeps 4096 bytes of each. */
const MAX_LIST_BYTES = 16384

/** Up to the first NUL, cut at MAX_STRING_BYTES, with a NUL behind. */
export function stringValue(bytes: Uint8Array): Uint8Array {
  const nul = bytes.indexOf(0)
  const length = Math.min(nul < 0 ? bytes.length : nul, MAX_STRING_BYTES)
  const value = new Uint8Array(length + 1)
  value.set(bytes.subarray(0, length))
  return value
}

/** NUL-separated entries, cut at MAX_LIST_BYTES. */
export function listValue(bytes: Uint8Array): Uint8Array {
  return bytes.length > MAX_LIST_BYTES ? bytes.subarray(0, MAX_LIST_BYTES) : bytes
}
