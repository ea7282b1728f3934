// SPDX-License-Identifier: Apache-2.0
// The key paths of `-o`: `a.b[0].c`, `a[]` appends, and \. \[ \] \\ stand for themselves. Works on
// plain values as they come out of YAML; knows nothing of the schema.

export type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain }

/** A step: a key of a map, an index of a list, or 'append'. */
export type Step = { readonly key: string } | { readonly index: number } | 'append'

const INDEX = /^\[(\d*)\]/

/** The steps of `path`, or what is wrong with it. */
export function parseKeyPath(path: string): Step[] | string {
  const steps: Step[] = []
  let key = ''
  let afterIndex = false
  for (let at = 0; at < path.length; at++) {
    const char = path[at] as string
    if (char === '\\') {
      const next = path[at + 1]
      if (next === undefined || !'.[]\\'.includes(next)) {
        return `only . [ ] and \\ can follow a backslash at ${at + 1}`
      }
      key += next
      at++
      continue
    }
    if (char === '.') {
      if (key === '' && !afterIndex) return `a key is missing before the dot at ${at + 1}`
      if (key !== '') steps.push({ key })
      key = ''
      afterIndex = false
      continue
    }
    if (char === '[') {
      if (key === '' && !afterIndex) return `a key is missing before the bracket at ${at + 1}`
      const match = INDEX.exec(path.slice(at))
      if (match === null) return `expected an index such as [0] or [] at ${at + 1}`
      if (key !== '') steps.push({ key })
      key = ''
      steps.push(match[1] === '' ? 'append' : { index: Number(match[1]) })
      at += match[0].length - 1
      afterIndex = true
      continue
    }
    if (afterIndex) return `expected a dot at ${at + 1}`
    key += char
  }
  if (key !== '') steps.push({ key })
  else if (!afterIndex) return 'the key path ends without a key'
  return steps
}

function isMap(value: Plain | undefined): value is { [key: string]: Plain } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

// Keys that would reach into the prototype are not configuration.
const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** `target` with the value at `steps` replaced; what stands in the way is replaced, too. */
export function setAt(target: Plain | undefined, steps: readonly Step[], value: Plain): Plain {
  const [step, ...rest] = steps
  if (step === undefined) return value
  if (step === 'append') {
    const items = Array.isArray(target) ? target : []
    return [...items, setAt(undefined, rest, value)]
  }
  if ('index' in step) {
    const items: Plain[] = Array.isArray(target) ? [...target] : []
    while (items.length < step.index) items.push(null)
    items[step.index] = setAt(items[step.index], rest, value)
    return items
  }
  const fields = isMap(target) ? target : {}
  if (FORBIDDEN.has(step.key)) return fields
  return { ...fields, [step.key]: setAt(fields[step.key], rest, value) }
}
