// SPDX-License-Identifier: Apache-2.0
// Reads JSON without losing digits: an integer beyond 2^53 becomes a BigInt. For comparing alerts,
// whose times are nanoseconds.

const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g
/** Stands before the digits of a large integer, inside a string that the text itself cannot hold. */
const MARK = '\u0000big:'

export type Json = null | boolean | number | bigint | string | readonly Json[] | JsonObject
export type JsonObject = { readonly [key: string]: Json }

export function parseLossless(text: string): Json {
  const marked = text.replace(TOKEN, token => {
    if (token.startsWith('"') || Number.isSafeInteger(Number(token))) return token
    return /^-?\d+$/.test(token) ? `"\\u0000big:${token}"` : token
  })
  return JSON.parse(marked, (_key, value: Json) =>
    typeof value === 'string' && value.startsWith(MARK) ? BigInt(value.slice(MARK.length)) : value,
  ) as Json
}

/** A value as a report shows it; the same text for the same value only. */
export function show(value: Json | undefined): string {
  if (value === undefined) return '(missing)'
  if (typeof value === 'bigint') return value.toString()
  if (Array.isArray(value)) return `[${value.map(show).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value).map(([key, member]) => `${key}:${show(member)}`)
    return `{${members.join(',')}}`
  }
  return JSON.stringify(value)
}
