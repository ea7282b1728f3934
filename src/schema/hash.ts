// SPDX-License-Identifier: Apache-2.0
// A stable 64-bit hash over everything that two sides must agree on to exchange records, matches
// and policies. Drivers, addon, evaluator, policy files and host carry it and compare at start.
// Prose (descriptions, documentation) is not part of it.
import { DYNAMIC_TYPES } from './dynamic.ts'
import { EVENTS } from './events.ts'
import { FD_TYPES } from './fd-types.ts'
import { FIELDS } from './fields.ts'
import { FLAG_SETS } from './flags.ts'
import { HOST_RECORDS } from './host-records.ts'
import {
  ABI_VERSION,
  MATCH_HEADER,
  MATCH_VALUE,
  RECORD_HEADER,
  STATISTICS,
  STOP_REASONS,
  VALUE_KINDS,
} from './layout.ts'
import { emitPolicyLayout } from './policy-layout.ts'
import { SYSCALLS } from './syscalls.ts'
import { PARAM_TYPES, type Param, type RecordRow } from './types.ts'

export type SchemaHash = {
  readonly lo: number
  readonly hi: number
  /** 16 hexadecimal digits, high word first. */
  readonly hex: string
}

/** The hash of these tables. Takes a while: programs use the generated constant (generated/schema-hash.ts). */
export function computeSchemaHash(): SchemaHash {
  return hashText(schemaText())
}

/** Two 32-bit FNV-1a lanes with different bases; the second also mixes in the first. */
export function hashText(text: string): SchemaHash {
  let lo = 0x811c9dc5
  let hi = 0x9e3779b9
  for (const byte of new TextEncoder().encode(text)) {
    lo = Math.imul(lo ^ byte, 0x01000193)
    hi = Math.imul(hi ^ byte ^ (lo >>> 15), 0x85ebca6b)
  }
  lo >>>= 0
  hi >>>= 0
  return { lo, hi, hex: word(hi) + word(lo) }
}

function word(value: number): string {
  return value.toString(16).padStart(8, '0')
}

function schemaText(): string {
  const param = ({ name, type, format, flags, dyn, dirfd }: Param): string =>
    [name, type, format, flags, dyn, dirfd].join(':')
  const record = (row: RecordRow): string =>
    [row.code, row.id, row.flags.join('|'), ...row.params.map(param)].join(' ')
  return [
    JSON.stringify([ABI_VERSION, RECORD_HEADER, MATCH_HEADER, MATCH_VALUE, VALUE_KINDS]),
    JSON.stringify([STOP_REASONS, STATISTICS, PARAM_TYPES, DYNAMIC_TYPES, FD_TYPES]),
    emitPolicyLayout(),
    JSON.stringify([...FLAG_SETS]),
    JSON.stringify(SYSCALLS.map(row => [row.code, row.name])),
    ...EVENTS.map(row => `${record(row)} ${row.name} ${row.category} ${row.kind}`),
    ...HOST_RECORDS.map(record),
    ...FIELDS.map(row => `${row.id} ${row.name} ${row.type} ${row.list ?? ''} ${row.group}`),
  ].join('\n')
}
