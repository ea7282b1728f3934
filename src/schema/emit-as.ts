// SPDX-License-Identifier: Apache-2.0
// The tables as AssemblyScript: constants, static data and plain accessor functions. Pure; only
// generate.ts writes.
import { emitEvents } from './emit-as-events.ts'
import { emitFlags, emitNames } from './emit-as-names.ts'
import { emitParams } from './emit-as-params.ts'
import { constants, data, head, indexed } from './emit-as-text.ts'
import { constantName } from './emit-text.ts'
import { FIELD_GROUPS, FIELD_TYPES, FIELDS } from './fields.ts'
import { computeSchemaHash } from './hash.ts'
import {
  ABI_VERSION,
  ACTIVITIES,
  MATCH_HEADER,
  MATCH_VALUE,
  MAX_PARAMS,
  RECENT,
  RECORD_HEADER,
  RULE_COUNTS,
  STATISTICS,
  STOP_REASONS,
  VALUE_KINDS,
} from './layout.ts'
import { emitPolicyLayout } from './policy-layout.ts'

/** File name below assembly/generated → text. */
export function emitAssembly(): ReadonlyMap<string, string> {
  return new Map([
    ['events.ts', emitEvents()],
    ['params.ts', emitParams()],
    ['flags.ts', emitFlags()],
    ['names.ts', emitNames()],
    ['fields.ts', emitFields()],
    ['layout.ts', emitLayout()],
    ['schema-hash.ts', emitHash()],
    ['policy-layout.ts', emitPolicyLayout()],
  ])
}

function emitFields(): string {
  return `${head('Ids, types and mask groups of filter fields.')}
export const FIELD_COUNT: u32 = ${FIELDS.length}
${FIELDS.map(row => `export const F_${constantName(row.name)}: u32 = ${row.id}`).join('\n')}

${constants('FT_', indexed(FIELD_TYPES))}

${constants('FG_', indexed(FIELD_GROUPS))}

${data(
  'FIELD_TYPE',
  'u8',
  FIELDS.map(row => FIELD_TYPES.indexOf(row.type)),
)}
${data(
  'FIELD_IS_LIST',
  'u8',
  FIELDS.map(row => (row.list === true ? 1 : 0)),
)}
${data(
  'FIELD_GROUP',
  'u8',
  FIELDS.map(row => FIELD_GROUPS.indexOf(row.group)),
)}

// field must be below FIELD_COUNT.

/** FT_* */
export function fieldType(field: u32): u32 {
  return load<u8>(FIELD_TYPE + field)
}

export function fieldIsList(field: u32): bool {
  return load<u8>(FIELD_IS_LIST + field) != 0
}

/** FG_* */
export function fieldGroup(field: u32): u32 {
  return load<u8>(FIELD_GROUP + field)
}
`
}

function emitLayout(): string {
  return `${head('Layouts of records, matches and statistics; version of the exports.')}
export const ABI_VERSION: u32 = ${ABI_VERSION}

${constants('RECORD_', RECORD_HEADER, 'usize')}
export const MAX_PARAMS: u32 = ${MAX_PARAMS}

${constants('MATCH_', MATCH_HEADER, 'usize')}

${constants('VALUE_', MATCH_VALUE, 'usize')}

${constants('VK_', VALUE_KINDS)}

${constants('STOP_', STOP_REASONS)}

${constants('STAT_', indexed(STATISTICS))}
export const STAT_COUNT: u32 = ${STATISTICS.length}

${constants('DOING_', ACTIVITIES)}

${constants('COUNTS_', RULE_COUNTS, 'usize')}

${constants('RECENT_', RECENT)}
`
}

function emitHash(): string {
  const { lo, hi } = computeSchemaHash()
  return `${head('Hash of the schema that this evaluator was built for.')}
export const SCHEMA_HASH_LO: u32 = 0x${lo.toString(16)}
export const SCHEMA_HASH_HI: u32 = 0x${hi.toString(16)}
`
}
