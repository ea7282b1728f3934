// SPDX-License-Identifier: Apache-2.0
// Times as the configuration writes them: numbers with units, such as 1h30m or 500ms.

const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  y: 31_536_000_000,
}

const PART = /(\d+(?:\.\d+)?)(ms|[smhdwy])/g
const WHOLE = /^(?:\d+(?:\.\d+)?(?:ms|[smhdwy]))+$/

/** Milliseconds, or undefined when it is no time: a number without a unit is none. */
export function parseInterval(text: string): number | undefined {
  const dense = text.replaceAll(' ', '')
  if (!WHOLE.test(dense)) return undefined
  let total = 0
  for (const [, number, unit] of dense.matchAll(PART)) {
    total += Number(number) * (UNITS[unit as string] as number)
  }
  return total
}
