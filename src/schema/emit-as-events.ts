// SPDX-License-Identifier: Apache-2.0
// assembly/generated/events.ts: event codes and what is known of each code. Pure.
import { constants, data, head, indexed, NONE, nameTable, orNone } from './emit-as-text.ts'
import { NameBlob } from './emit-text.ts'
import {
  CATEGORIES,
  EVENT_FLAGS,
  EVENT_KINDS,
  EVENTS,
  fdParam,
  isLive,
  resultParam,
} from './events.ts'
import { EXE_FLAGS, HOST_FLAGS, HOST_RECORD_BASE, HOST_RECORDS } from './host-records.ts'

function u8Accessor(name: string, table: string): string {
  return `export function ${name}(code: u32): u32 {
  return load<u8>(${table} + code)
}`
}

export function emitEvents(): string {
  const blob = new NameBlob()
  const names = nameTable(
    'event',
    'EVENT',
    EVENTS.map(row => row.name),
    blob,
  )
  const bits = (flags: readonly string[]): number =>
    flags.reduce((all, flag) => all | (EVENT_FLAGS[flag] ?? 0), 0)
  return `${head('Event codes and what is known of each code; parameters (params.ts) come along.')}
export * from './params'

export const EVENT_COUNT: u32 = ${EVENTS.length}
/** Says "none" where a parameter index could stand. */
export const NO_PARAM: u32 = ${NONE}

${EVENTS.map(row => `export const E_${row.id}: u32 = ${row.code}`).join('\n')}

/** The first and the last code of a host record; they have no gaps. */
export const H_FIRST: u32 = ${HOST_RECORD_BASE + 1}
export const H_LAST: u32 = ${HOST_RECORD_BASE + HOST_RECORDS.length}
${HOST_RECORDS.map(row => `export const H_${row.id}: u32 = ${row.code}`).join('\n')}

${constants('EF_', EVENT_FLAGS)}

${constants('EC_', indexed(Object.keys(CATEGORIES)))}

${constants('EK_', indexed(EVENT_KINDS))}

${constants('EXE_', EXE_FLAGS)}
${constants('HOST_', HOST_FLAGS)}

${data(
  'EVENT_FLAG_BITS',
  'u32',
  EVENTS.map(row => bits(row.flags)),
)}
${data(
  'EVENT_CATEGORY',
  'u8',
  EVENTS.map(row => Object.keys(CATEGORIES).indexOf(row.category)),
)}
${data(
  'EVENT_KIND',
  'u8',
  EVENTS.map(row => EVENT_KINDS.indexOf(row.kind)),
)}
${data(
  'EVENT_LIVE',
  'u8',
  EVENTS.map(row => (isLive(row) ? 1 : 0)),
)}
${data(
  'EVENT_FD_PARAM',
  'u8',
  EVENTS.map(row => orNone(fdParam(row))),
)}
${data(
  'EVENT_RES_PARAM',
  'u8',
  EVENTS.map(row => orNone(resultParam(row))),
)}

// For all of these code must be below EVENT_COUNT.

export function eventFlags(code: u32): u32 {
  return load<u32>(EVENT_FLAG_BITS + (code << 2))
}

${u8Accessor('eventCategory', 'EVENT_CATEGORY')}

${u8Accessor('eventKind', 'EVENT_KIND')}

/** A current driver sends it; all others come from old captures and are converted first. */
export function eventIsLive(code: u32): bool {
  return load<u8>(EVENT_LIVE + code) != 0
}

/** Parameter of the descriptor the event is about, or NO_PARAM. */
${u8Accessor('eventFdParam', 'EVENT_FD_PARAM')}

/** Parameter of the return value, or NO_PARAM. */
${u8Accessor('eventResultParam', 'EVENT_RES_PARAM')}
${names}
${data('NAMES', 'u8', blob.bytes())}
`
}
