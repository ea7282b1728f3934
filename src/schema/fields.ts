// SPDX-License-Identifier: Apache-2.0
// The filter fields rules may use: types, arguments, and the group that decides which cached mask
// a condition on the field may feed. The rows themselves stand in field-rows.ts.
import { FIELD_ROWS } from './field-rows.ts'

export type FieldType =
  | 'string'
  | 'i16'
  | 'i32'
  | 'i64'
  | 'u32'
  | 'u64'
  | 'bool'
  | 'double'
  | 'bytes'
  | 'abstime'
  | 'reltime'
  | 'ipaddr'
  | 'ipnet'
  | 'port'
  | 'dynamic'

/** Whether a field takes [argument] (or .argument, see the flag dot_arg), and of which kind. */
export type FieldArg =
  | 'none'
  | 'optional_index'
  | 'optional_key'
  | 'optional_index_or_key'
  | 'required_key'
  | 'required_index_or_key'

/**
 * What alone decides the field's value: the event's code ('type'; evt.type of the generic event
 * excepted), the state of thread, ancestors, user, group and container ('process'), kind and name
 * of the descriptor ('fd'), or anything else ('event': never cached).
 */
export type FieldGroup = 'type' | 'process' | 'fd' | 'event'

export type FieldFlag =
  | 'deprecated'
  /** Deprecated so that using it in a rule is worth a warning. */
  | 'warned'
  /** Made for table views, hidden from listings. */
  | 'table_only'
  | 'filter_only'
  | 'print_only'
  /** Cannot stand on the right side in val(). */
  | 'no_rhs'
  | 'no_transformer'
  /** Offered to append_output's suggested_output. */
  | 'suggested'
  /** The argument is the last dotted part of the name: thread.cgroup.cpuacct. */
  | 'dot_arg'

export type FieldRow = {
  /** Stable number, the generated constant F_*. */
  readonly id: number
  readonly name: string
  readonly type: FieldType
  readonly list?: true
  readonly arg: FieldArg
  readonly cls: string
  readonly group: FieldGroup
  readonly flags: readonly FieldFlag[]
  /** Event sources whose rules may use the field; '*' = every source. */
  readonly sources: readonly string[]
  readonly desc: string
  /** The value that never changes, of a field that the configuration gives. */
  readonly constant?: string
}

/** The order gives the ids of generated code. */
export const FIELD_TYPES: readonly FieldType[] = [
  'string',
  'i16',
  'i32',
  'i64',
  'u32',
  'u64',
  'bool',
  'double',
  'bytes',
  'abstime',
  'reltime',
  'ipaddr',
  'ipnet',
  'port',
  'dynamic',
]

export const FIELD_GROUPS: readonly FieldGroup[] = ['type', 'process', 'fd', 'event']

export const FIELDS: readonly FieldRow[] = FIELD_ROWS.trim().split('\n').map(parseRow)

const byName: ReadonlyMap<string, FieldRow> = new Map(FIELDS.map(row => [row.name, row]))

/** Exact name, without argument. */
export function fieldByName(name: string): FieldRow | undefined {
  return byName.get(name)
}

function parseRow(line: string): FieldRow {
  const [id, name = '', type = '', cls = '', arg, group, flags = '', sources = '', ...desc] =
    line.split(' ')
  const list = type.endsWith('[]')
  const row: FieldRow = {
    id: Number(id),
    name,
    type: (list ? type.slice(0, -2) : type) as FieldType,
    arg: arg as FieldArg,
    cls,
    group: group as FieldGroup,
    flags: flags === '-' ? [] : (flags.split(',') as FieldFlag[]),
    sources: sources.split(','),
    desc: desc.join(' '),
  }
  return list ? { ...row, list: true } : row
}
