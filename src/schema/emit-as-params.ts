// SPDX-License-Identifier: Apache-2.0
// assembly/generated/params.ts: parameters of events and host records, by position. Pure.
import { DYNAMIC_TYPES } from './dynamic.ts'
import {
  constants,
  data,
  dynamicNames,
  flagSetNames,
  head,
  indexed,
  lengths,
  NONE,
  offsets,
  orNone,
} from './emit-as-text.ts'
import { constantName, NameBlob } from './emit-text.ts'
import { EVENTS, isLive } from './events.ts'
import { HOST_RECORDS } from './host-records.ts'
import { PARAM_TYPES, type Param, PRINT_FORMATS, paramFormat, type RecordRow } from './types.ts'

export function emitParams(): string {
  const blob = new NameBlob()
  const live = EVENTS.filter(isLive)
  const rows: readonly RecordRow[] = [...EVENTS, ...HOST_RECORDS]
  const params = rows.flatMap(row => row.params)
  let first = 0
  const firsts = rows.map(row => {
    const mine = first
    first += row.params.length
    return mine
  })
  const column = (name: string, of: (param: Param) => number): string =>
    data(name, 'u8', params.map(of))
  const dynamics = Object.values(DYNAMIC_TYPES)
  const positions = (prefix: string, row: RecordRow): string[] =>
    row.params.map(
      (param, index) =>
        `export const P_${prefix}${row.id}_${constantName(param.name)}: u32 = ${index}`,
    )
  return `${head('Parameters of events and host records: positions by name, types, how they print.')}
import { EVENT_COUNT, H_FIRST } from './events'

${live.flatMap(row => positions('', row)).join('\n')}

${HOST_RECORDS.flatMap(row => positions('', row)).join('\n')}

${Object.entries(PARAM_TYPES)
  .map(([name, { id }]) => `export const PT_${constantName(name)}: u32 = ${id}`)
  .join('\n')}

${constants('PF_', indexed(PRINT_FORMATS))}

${constants('DYN_', indexed(dynamicNames))}

/** Index of a record's row below: events by code, host records behind them. */
function rowOf(code: u32): u32 {
  return code < H_FIRST ? code : code - H_FIRST + EVENT_COUNT
}

${data(
  'ROW_PARAMS',
  'u8',
  rows.map(row => row.params.length),
)}
${data('ROW_FIRST', 'u16', firsts)}
${column('PARAM_TYPE', param => PARAM_TYPES[param.type].id)}
${column('PARAM_FORMAT', param => PRINT_FORMATS.indexOf(paramFormat(param)))}
${column('PARAM_FLAG_SET', param =>
  orNone(param.flags === undefined ? -1 : flagSetNames.indexOf(param.flags)),
)}
${column('PARAM_DIRFD', param => orNone(param.dirfd))}
${column('PARAM_DYNAMIC', param =>
  orNone(param.dyn === undefined ? -1 : dynamicNames.indexOf(param.dyn)),
)}
${data(
  'PARAM_NAME_AT',
  'u16',
  offsets(
    params.map(param => param.name),
    blob,
  ),
)}
${data('PARAM_NAME_LENGTH', 'u8', lengths(params.map(param => param.name)))}

${data('TYPE_WIDTH', 'u8', byNumber(Object.values(PARAM_TYPES).map(type => [type.id, type.width])))}

${data(
  'DYNAMIC_COUNT',
  'u8',
  dynamics.map(types => types.length),
)}
${data(
  'DYNAMIC_TYPE',
  'u8',
  dynamics.flatMap(types => pad8(types.map(({ type }) => PARAM_TYPES[type].id))),
)}
${data(
  'DYNAMIC_FORMAT',
  'u8',
  dynamics.flatMap(types =>
    pad8(
      types.map(({ type, format }) => PRINT_FORMATS.indexOf(format ?? PARAM_TYPES[type].format)),
    ),
  ),
)}

// For all of these code must be an event's or a host record's, index below
// paramCount(code).

export function paramCount(code: u32): u32 {
  return load<u8>(ROW_PARAMS + rowOf(code))
}

function slot(code: u32, index: u32): u32 {
  return load<u16>(ROW_FIRST + (rowOf(code) << 1)) + index
}

/** PT_* */
export function paramType(code: u32, index: u32): u32 {
  return load<u8>(PARAM_TYPE + slot(code, index))
}

/** PF_* */
export function paramFormat(code: u32, index: u32): u32 {
  return load<u8>(PARAM_FORMAT + slot(code, index))
}

/** FLAGSET_* (flags.ts) or ${NONE}. */
export function paramFlagSet(code: u32, index: u32): u32 {
  return load<u8>(PARAM_FLAG_SET + slot(code, index))
}

/** Index of the directory's parameter, for a relative path, or ${NONE}. */
export function paramDirfd(code: u32, index: u32): u32 {
  return load<u8>(PARAM_DIRFD + slot(code, index))
}

/** DYN_* or ${NONE}. */
export function paramDynamic(code: u32, index: u32): u32 {
  return load<u8>(PARAM_DYNAMIC + slot(code, index))
}

export function paramName(code: u32, index: u32): usize {
  return NAMES + load<u16>(PARAM_NAME_AT + (slot(code, index) << 1))
}

export function paramNameLength(code: u32, index: u32): u32 {
  return load<u8>(PARAM_NAME_LENGTH + slot(code, index))
}

/** Bytes of a type's values; 0 = as many as the record says. */
export function typeWidth(type: u32): u32 {
  return load<u8>(TYPE_WIDTH + type)
}

/** PT_* of a dynamic value by table (DYN_*) and its first byte, 0 for an unknown one. */
export function dynamicType(table: u32, index: u32): u32 {
  return index < load<u8>(DYNAMIC_COUNT + table) ? load<u8>(DYNAMIC_TYPE + (table << 3) + index) : 0
}

/** PF_* of a dynamic value, PF_NONE for an unknown one. */
export function dynamicFormat(table: u32, index: u32): u32 {
  return index < load<u8>(DYNAMIC_COUNT + table)
    ? load<u8>(DYNAMIC_FORMAT + (table << 3) + index)
    : 0
}

${data('NAMES', 'u8', blob.bytes())}
`
}

const pad8 = (values: readonly number[]): number[] =>
  Array.from({ length: 8 }, (_, index) => values[index] ?? 0)

/** A dense list from (index, value) pairs; 0 in between. */
function byNumber(pairs: readonly (readonly [number, number])[]): number[] {
  const list = new Array<number>(Math.max(...pairs.map(([index]) => index)) + 1).fill(0)
  for (const [index, value] of pairs) list[index] = value
  return list
}
