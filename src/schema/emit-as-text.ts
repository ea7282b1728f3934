// SPDX-License-Identifier: Apache-2.0
// Pieces of generated AssemblyScript: file head, constants, static data, tables of names. Names are
// ASCII bytes without NUL, found by address and length.
import { DYNAMIC_TYPES } from './dynamic.ts'
import { constantName, type NameBlob, wrapList } from './emit-text.ts'
import { FLAG_SETS } from './flags.ts'

/** In a u8 table: no such parameter, flag set or table. */
export const NONE = 255

export function head(what: string): string {
  return `// SPDX-License-Identifier: Apache-2.0
// ${what}
// Generated from src/schema by \`npm run generate\`; do not edit.
`
}

export function constants(
  prefix: string,
  values: Readonly<Record<string, number>>,
  type: string = 'u32',
): string {
  return Object.entries(values)
    .map(([name, value]) => `export const ${prefix}${constantName(name)}: ${type} = ${value}`)
    .join('\n')
}

export const indexed = (names: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries(names.map((name, index) => [name, index]))

export function data(name: string, type: string, values: readonly number[]): string {
  return `const ${name}: usize = memory.data<${type}>([\n${wrapList(values, '  ')}\n])`
}

/** Address and length of the n-th name; 0 and 0 where there is none. */
export function nameTable(
  name: string,
  table: string,
  names: readonly (string | undefined)[],
  blob: NameBlob,
): string {
  return `
const ${table}_NAMED: u32 = ${names.length}
${data(`${table}_NAME_AT`, 'u16', offsets(names, blob))}
${data(`${table}_NAME_LENGTH`, 'u8', lengths(names))}

export function ${name}Name(index: u32): usize {
  return index < ${table}_NAMED && load<u8>(${table}_NAME_LENGTH + index) != 0
    ? NAMES + load<u16>(${table}_NAME_AT + (index << 1))
    : 0
}

export function ${name}NameLength(index: u32): u32 {
  return index < ${table}_NAMED ? load<u8>(${table}_NAME_LENGTH + index) : 0
}
`
}

export const offsets = (names: readonly (string | undefined)[], blob: NameBlob): number[] =>
  names.map(name => blob.place(name ?? ''))
export const lengths = (names: readonly (string | undefined)[]): number[] =>
  names.map(name => name?.length ?? 0)

export const orNone = (index: number | undefined): number =>
  index === undefined || index < 0 ? NONE : index

export const flagSetNames: readonly string[] = [...FLAG_SETS.keys()]
export const dynamicNames: readonly string[] = Object.keys(DYNAMIC_TYPES)
