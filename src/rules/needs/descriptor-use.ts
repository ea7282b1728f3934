// SPDX-License-Identifier: Apache-2.0
// In which cases the value of a field depends on what is known of descriptors, other than the one the very
// call makes: there, nobody may have left out the call that opened a file.
//
// Reads that drivers leave out (cases.ts) open regular files. No call that succeeds takes one of these for a
// socket, or for the directory of a relative path; what such calls say of their descriptors stays true.
import type { EventRow } from '../../schema/events.ts'
import { ARG_KINDS } from '../../schema/policy-layout.ts'
import type { Param } from '../../schema/types.ts'
import type { OperandSpec } from '../operands.ts'
import { ALL, type Cases, casesWhere, READING } from './cases.ts'

/** Its descriptor is new and known from the event alone. */
const makes = ({ flags, name }: EventRow): boolean =>
  flags.includes('CREATES_FD') && !flags.includes('USES_FD') && name !== 'pidfd_getfd'

const isSocketCall = ({ id }: EventRow): boolean => id.startsWith('SOCKET_')
const opensBelow = ({ name }: EventRow): boolean => READING.has(name) || name === 'openat2'
const namesFile = ({ params }: EventRow): boolean => params.some(({ type }) => type === 'fsrelpath')

/** Of all calls for which `concerns`: their failures, and for those that are not `sure` all else too. */
function unless(sure: (row: EventRow) => boolean, concerns: (row: EventRow) => boolean): Cases {
  return (
    casesWhere(({ row }) => concerns(row), 'failed') |
    casesWhere(({ row }) => concerns(row) && !sure(row))
  )
}

/** fd.* and what is judged by the kind of the event's descriptor. */
const OF_DESCRIPTOR: Cases =
  unless(isSocketCall, row => !makes(row) && /(USES|CREATES|DESTROYS)_FD/.test(row.flags.join())) |
  // The name that was to be opened, below a directory that is none.
  casesWhere(({ row }) => makes(row) && namesFile(row), 'failed')

const isDescriptor = (row: EventRow, { type }: Param, index: number): boolean =>
  (type === 'fd' || type === 'fd32' || type === 'fdlist') && !(index === 0 && makes(row))

/** The parameter for which `wanted`, as text: a descriptor with its name, a path below one. */
function ofParam(wanted: (param: Param, index: number) => boolean): Cases {
  const chosen = (row: EventRow, test: (param: Param, index: number) => boolean): boolean =>
    row.params.some((param, index) => wanted(param, index) && test(param, index))
  return (
    unless(isSocketCall, row => chosen(row, (param, index) => isDescriptor(row, param, index))) |
    unless(opensBelow, row => chosen(row, ({ type }) => type === 'fsrelpath'))
  )
}

/** Paths of calls: some take a descriptor and an empty name for the descriptor itself. */
const OF_PATHS: Cases = unless(
  opensBelow,
  row => namesFile(row) || (!makes(row) && row.params.some(({ type }) => type === 'fd')),
)

/** Nothing but the event, its thread, and constants. */
const EVENT_ALONE =
  /^evt\.(type|type\.is|dir|source|hostname|cpu|num|res|rawres|failed|rawarg|buffer|is_open_\w+|is_io\w*|io_dir|is_wait|is_async|asynctype|plugin\w+|count|count\.(exit|procinfo|threadinfo)|outputtime|latency.*|wait_latency|(raw|rel|date|delta)?time.*)$/
const TABLE = /^proc\.(fdopencount|fdusage|std(in|out|err)\.)/

/** A literal or transformer has no field: its arguments are operands of their own. */
export function descriptorUse({ field, argKind, argIndex, text }: OperandSpec): Cases {
  if (field === undefined) return 0n
  const { name } = field
  if (name.startsWith('fs.path.') || name === 'evt.abspath') return OF_PATHS
  if (name.startsWith('fdlist.')) return ofParam(({ type }) => type === 'fdlist')
  if (name === 'evt.args' || name === 'evt.info') return ofParam(() => true)
  if (name === 'evt.arg') {
    return argKind === ARG_KINDS.INDEX
      ? ofParam((_, index) => index === argIndex)
      : ofParam(param => param.name === text)
  }
  if (name.startsWith('fd.') || /^evt\.(category|is_syslog|buflen|count\.error)/.test(name)) {
    return OF_DESCRIPTOR
  }
  if (name.startsWith('evt.')) return EVENT_ALONE.test(name) ? 0n : ALL
  return TABLE.test(name) ? ALL : 0n
}
