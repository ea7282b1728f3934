// SPDX-License-Identifier: Apache-2.0
// Brings events of old captures into the current form, as the table in conversions.ts says: exit events
// get the parameters that once came with the enter event, old types become the newest one. The capture
// reader calls it for events the evaluator does not take; current events never pass through here.
import { EVENTS, type EventRow, eventById } from '../schema/events.ts'
import { assembleRecord } from '../schema/record.ts'
import { PARAM_TYPES, type ParamType } from '../schema/types.ts'
import { CONVERSIONS, type Conversion, type ParamOrigin } from './conversions.ts'
import { EnterStore } from './enter-store.ts'
import { RecordView } from './record-view.ts'

/** Every step adds parameters or moves to a newer type; the longest chain has 14. */
const MAX_STEPS = 32

const NOTHING = new Uint8Array(0)

interface Step {
  readonly conversion: Conversion
  readonly target: EventRow
}

/** By code * KEY_STRIDE + number of parameters. */
const KEY_STRIDE = 256
const STEPS: ReadonlyMap<number, Step> = new Map(CONVERSIONS.map(toStep))

function toStep(conversion: Conversion): [number, Step] {
  const row = eventById(conversion.event)
  const target = conversion.target === undefined ? row : eventById(conversion.target)
  return [row.code * KEY_STRIDE + conversion.nparams, { conversion, target }]
}

export interface ConverterStats {
  /** Enter events kept for their exit events. */
  stored: number
  /** Kept enter events given up because there were too many. */
  evicted: number
  /** Events of the format's fillers and enter events that say nothing any more. */
  dropped: number
  /** Events the table has no way for, of unknown types, or whose lengths lie. */
  unconvertible: number
}

export class EventConverter {
  readonly stats: ConverterStats = { stored: 0, evicted: 0, dropped: 0, unconvertible: 0 }
  readonly #enters: EnterStore

  constructor(enters: EnterStore = new EnterStore()) {
    this.#enters = enters
  }

  /**
   * The record in its current form, or null where nothing is to be delivered (stats say why). The
   * result may be the argument itself.
   */
  convert(bytes: Uint8Array): Uint8Array | null {
    let record = RecordView.of(bytes)
    for (let steps = 0; steps < MAX_STEPS; steps++) {
      if (record === null) break
      const row = EVENTS[record.code]
      if (row === undefined) break
      const fate = FATES[row.code]
      if (fate === 'drop') {
        this.stats.dropped++
        return null
      }
      if (fate === 'pass') return record.bytes
      if (fate === 'complete' && record.nparams >= row.params.length) return record.bytes
      const step = STEPS.get(row.code * KEY_STRIDE + record.nparams)
      if (step === undefined) break
      const action = step.conversion.action
      if (action === 'pass') return record.bytes
      if (action === 'store' || action === 'store+pass') {
        this.stats.stored++
        this.stats.evicted += this.#enters.put(record)
        return action === 'store' ? null : record.bytes
      }
      record = this.#apply(record, step)
    }
    this.stats.unconvertible++
    return null
  }

  #apply(record: RecordView, { conversion, target }: Step): RecordView | null {
    const parts: Uint8Array[] = []
    if (conversion.action === 'add') {
      for (let index = 0; index < record.nparams; index++) parts.push(record.param(index))
    }
    const enter = conversion.params.some(origin => origin.from === 'enter')
      ? this.#enters.get(record.tid, record.code - 1)
      : undefined
    for (const origin of conversion.params) {
      const type = target.params[parts.length]?.type
      if (type === undefined) return null
      parts.push(fitted(originValue(origin, type, record, enter), type))
    }
    if (enter !== undefined) this.#enters.drop(record.tid)
    return RecordView.of(assembleRecord(target, record.ts, record.tid, parts))
  }
}

function originValue(
  origin: ParamOrigin,
  type: ParamType,
  record: RecordView,
  enter: RecordView | undefined,
): Uint8Array {
  if (origin.from === 'empty') return NOTHING
  if (origin.from === 'default') return defaultOf(type)
  if (origin.from === 'json') return containerJson(record)
  if (origin.from === 'old') {
    return origin.index < record.nparams ? record.param(origin.index) : NOTHING
  }
  if (enter !== undefined && origin.index < enter.nparams) return enter.param(origin.index)
  return origin.orEmpty ? NOTHING : defaultOf(type)
}

/** A number may come from a wider one (bpf's command was 64 bits wide): its low bytes count. */
function fitted(value: Uint8Array, type: ParamType): Uint8Array {
  const { shape, width } = PARAM_TYPES[type]
  const isNumber = shape === 'int' || shape === 'uint'
  const limit = isNumber ? width : 0xffff
  return value.length > limit ? value.subarray(0, limit) : value
}

/** Users and groups: nobody; addresses: one byte "no family"; other numbers: 0; the rest: empty. */
function defaultOf(type: ParamType): Uint8Array {
  if (type === 'sockaddr') return new Uint8Array(1)
  const { shape, width } = PARAM_TYPES[type]
  if (shape !== 'int' && shape !== 'uint') return NOTHING
  return new Uint8Array(width).fill(type === 'uid' || type === 'gid' ? 0xff : 0)
}

/** The oldest container event has id, type, name and image as parameters of their own. */
function containerJson(record: RecordView): Uint8Array {
  const type = record.param(1)
  const json = JSON.stringify({
    id: record.text(0),
    type: type.length >= 4 ? new DataView(type.buffer, type.byteOffset).getUint32(0, true) : 0,
    name: record.text(2),
    image: record.text(3),
  })
  return new TextEncoder().encode(`${json}\0`)
}

/** What becomes of a record by its type alone. */
type Fate =
  /** Delivered as it is. */
  | 'pass'
  /** Fillers, and old enter events nobody converts: they have nothing that their exit event lacks. */
  | 'drop'
  /** By the table. */
  | 'convert'
  /** By the table, unless all parameters are there. More than all: a newer producer, which appends. */
  | 'complete'

const FATES: readonly Fate[] = EVENTS.map(fateOf)

function fateOf(row: EventRow): Fate {
  const old = row.flags.includes('OLD_VERSION')
  const enter = (row.code & 1) === 0
  if (row.flags.includes('UNUSED')) return 'drop'
  if (!row.flags.includes('CONVERTER_MANAGED')) return old && enter ? 'drop' : 'pass'
  return old || enter ? 'convert' : 'complete'
}
