// SPDX-License-Identifier: Apache-2.0
// Looking into JSON values the way cases write it: `a.b[0].c` or a list of keys and indexes.

export function at(value: unknown, path: string | readonly (string | number)[]): unknown {
  const keys = typeof path === 'string' ? path.split(/[.[\]]+/).filter(key => key !== '') : path
  let here = value
  for (const key of keys) {
    if (typeof here !== 'object' || here === null) return undefined
    here = (here as Record<string, unknown>)[String(key)]
  }
  return here
}

export type Expectation = {
  readonly path: string | readonly (string | number)[]
  readonly equals?: unknown
  readonly set_equals?: readonly unknown[]
  readonly size?: number
  readonly contains?: string
  readonly not_empty?: boolean
}

/** What is wrong, if anything. */
export function expectationFault(document: unknown, expected: Expectation): string | undefined {
  const found = at(document, expected.path)
  const text = JSON.stringify(found)
  const size = Array.isArray(found) || typeof found === 'string' ? found.length : 0
  const sorted = (list: readonly unknown[]): string => JSON.stringify(list.map(String).sort())
  const ok =
    ('equals' in expected
      ? Array.isArray(expected.equals) && Array.isArray(found)
        ? sorted(found) === sorted(expected.equals)
        : text === JSON.stringify(expected.equals)
      : true) &&
    (expected.set_equals === undefined ||
      (Array.isArray(found) && sorted(found) === sorted(expected.set_equals))) &&
    (expected.size === undefined || size === expected.size) &&
    (expected.contains === undefined || String(found).includes(expected.contains)) &&
    (expected.not_empty !== true || size > 0)
  return ok ? undefined : `${String(expected.path)} is ${text}, wanted ${JSON.stringify(expected)}`
}
