// SPDX-License-Identifier: Apache-2.0
// assembly/generated/flags.ts and names.ts: everything that turns numbers into names. Pure.
import {
  constants,
  data,
  flagSetNames,
  head,
  indexed,
  lengths,
  nameTable,
  offsets,
} from './emit-as-text.ts'
import { constantName, NameBlob } from './emit-text.ts'
import { ERRNO_NAMES } from './errno.ts'
import { CATEGORIES } from './events.ts'
import { FD_TYPES } from './fd-types.ts'
import { FLAG_SETS } from './flags.ts'
import { CAPABILITY_NAMES, L4_PROTOCOLS, SIGNAL_NAMES } from './names.ts'
import { SYSCALL_CODE_MAX, SYSCALLS } from './syscalls.ts'

export function emitFlags(): string {
  const blob = new NameBlob()
  const sets = [...FLAG_SETS]
  const values = sets.flatMap(([, set]) => set.values)
  let first = 0
  const firsts = sets.map(([, set]) => {
    const mine = first
    first += set.values.length
    return mine
  })
  const named = new Map(
    sets.flatMap(([name, set]) =>
      set.values.map(({ name: flag, value }) => [
        `${constantName(name)}_${constantName(flag)}`,
        value,
      ]),
    ),
  )
  return `${head('Flag sets: the names of bits and values, in the order they print.')}
export const FLAG_SET_COUNT: u32 = ${sets.length}
${constants('FLAGSET_', indexed(flagSetNames))}

${constants('', Object.fromEntries(named))}

${data(
  'SET_IS_ENUM',
  'u8',
  sets.map(([, set]) => (set.kind === 'enum' ? 1 : 0)),
)}
${data('SET_FIRST', 'u16', firsts)}
${data(
  'SET_COUNT',
  'u8',
  sets.map(([, set]) => set.values.length),
)}
${data(
  'FLAG_VALUE',
  'u32',
  values.map(({ value }) => value),
)}
${data(
  'FLAG_NAME_AT',
  'u16',
  offsets(
    values.map(({ name }) => name),
    blob,
  ),
)}
${data('FLAG_NAME_LENGTH', 'u8', lengths(values.map(({ name }) => name)))}

// set must be below FLAG_SET_COUNT; entries of a set are flagSetFirst(set) and the
// flagSetCount(set) - 1 behind it.

/** Names stand for whole values, not for bits. */
export function flagSetIsEnum(set: u32): bool {
  return load<u8>(SET_IS_ENUM + set) != 0
}

export function flagSetFirst(set: u32): u32 {
  return load<u16>(SET_FIRST + (set << 1))
}

export function flagSetCount(set: u32): u32 {
  return load<u8>(SET_COUNT + set)
}

export function flagValue(entry: u32): u32 {
  return load<u32>(FLAG_VALUE + (entry << 2))
}

export function flagName(entry: u32): usize {
  return NAMES + load<u16>(FLAG_NAME_AT + (entry << 1))
}

export function flagNameLength(entry: u32): u32 {
  return load<u8>(FLAG_NAME_LENGTH + entry)
}

${data('NAMES', 'u8', blob.bytes())}
`
}

export function emitNames(): string {
  const blob = new NameBlob()
  const dense = (names: ReadonlyMap<number, string>): (string | undefined)[] =>
    Array.from({ length: Math.max(...names.keys()) + 1 }, (_, index) => names.get(index))
  const tables = [
    nameTable('errno', 'ERRNO', dense(ERRNO_NAMES), blob),
    nameTable('signal', 'SIGNAL', SIGNAL_NAMES, blob),
    nameTable('capability', 'CAPABILITY', CAPABILITY_NAMES, blob),
    nameTable(
      'syscall',
      'SYSCALL',
      dense(new Map(SYSCALLS.map(row => [row.code, row.code === 0 ? '' : row.name]))),
      blob,
    ),
    nameTable('category', 'CATEGORY', Object.values(CATEGORIES), blob),
    nameTable(
      'fdType',
      'FD_TYPE',
      FD_TYPES.map(row => row.name),
      blob,
    ),
    nameTable('l4Protocol', 'L4_PROTOCOL', L4_PROTOCOLS, blob),
  ]
  return `${head('Names of errors, signals, capabilities, system calls, categories, descriptor kinds.')}
export const SYSCALL_CODE_MAX: u32 = ${SYSCALL_CODE_MAX}
${SYSCALLS.map(row => `export const SC_${constantName(row.name)}: u32 = ${row.code}`).join('\n')}

${FD_TYPES.map(row => `export const FD_TYPE_${row.id}: u32 = ${row.value}`).join('\n')}
export const FD_TYPE_COUNT: u32 = ${FD_TYPES.length}

${data(
  'NATIVE_SYSCALL',
  'u16',
  Array.from({ length: NATIVE_SYSCALLS }, (_, number) => nativeCode(number)),
)}

/** Portable code (SC_*) of a native x86_64 number; 0 for none. */
export function syscallByNative(number: u32): u32 {
  return number < ${NATIVE_SYSCALLS} ? load<u16>(NATIVE_SYSCALL + (number << 1)) : 0
}

${data(
  'FD_TYPE_CHAR',
  'u8',
  FD_TYPES.map(row => row.char.charCodeAt(0)),
)}

/** fd.typechar of a kind below FD_TYPE_COUNT. */
export function fdTypeChar(type: u32): u32 {
  return load<u8>(FD_TYPE_CHAR + type)
}
${tables.join('')}
${data('NAMES', 'u8', blob.bytes())}
`
}

/** Native numbers of x86_64 stay below. */
const NATIVE_SYSCALLS = 512

function nativeCode(number: number): number {
  return SYSCALLS.find(row => row.x86_64 === number)?.code ?? 0
}
