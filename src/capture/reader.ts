// SPDX-License-Identifier: Apache-2.0
// The capture parser: takes a file's bytes where they lie in the evaluator's window and sees that each
// block gets where it belongs. Events of the current form go to the evaluator in bulk, unseen; the rest
// becomes records here. Sources (src/source) put the bytes into space() and call commit().
import { STOP_REASONS } from '../schema/layout.ts'
import {
  BLOCK_HEADER,
  BLOCK_KINDS,
  BLOCK_OVERHEAD,
  type BlockKind,
  SECTION_BLOCK,
} from './blocks.ts'
import { CaptureError } from './capture-error.ts'
import { containerRecordOf, isContainerEvent } from './container-event.ts'
import { EventConverter } from './convert.ts'
import { readEventBlock } from './event-block.ts'
import { decodeFdList } from './fd-list.ts'
import { decodeInterfaces } from './interfaces.ts'
import { LargeBlock } from './large-block.ts'
import { decodeMachineInfo } from './machine-info.ts'
import { decodeProcessList } from './process-list.ts'
import { RecordFeed } from './record-feed.ts'
import type { RecordSink } from './record-sink.ts'
import { RecordView } from './record-view.ts'
import { checkSection } from './section.ts'
import { decodeUsers } from './users.ts'

export type { RecordSink } from './record-sink.ts'

/** The smallest window: room for the largest record at its end and as much for file data. */
export const MIN_WINDOW_BYTES: number = 256 * 1024
/** Larger blocks are refused; a process list of 100,000 threads has less. */
export const MAX_BLOCK_BYTES: number = 256 * 1024 * 1024
/** At the window's end, for records that do not come from the file as they are. */
const FEED_BYTES = 128 * 1024
/** Below this much free room what is left of the data moves to the window's start. */
const MIN_FREE_BYTES = 64 * 1024

type BodyDecoder = (body: Uint8Array, version: number, push: (record: Uint8Array) => void) => void

const DECODERS: ReadonlyMap<BlockKind['kind'], BodyDecoder> = new Map([
  ['machine', decodeMachineInfo],
  ['processes', decodeProcessList],
  ['descriptors', decodeFdList],
  ['interfaces', decodeInterfaces],
  ['users', decodeUsers],
])

export interface ReaderStats {
  /** Bytes of the capture parsed so far (uncompressed). */
  bytes: number
  /** Of these, bytes of event blocks the evaluator took without our looking at them. */
  bulkBytes: number
  sections: number
  /** Lists of processes, descriptors, users, interfaces, and the machine's. */
  stateBlocks: number
  /** Events looked at here: those of old forms. */
  oldEvents: number
  /** Blocks of types this version does not know; left out. */
  unknownBlocks: number
  /** Records made from state blocks and container events. */
  hostRecords: number
  /** Old events fed in their new form. */
  converted: number
  /** Old events that say nothing a current one does not. */
  dropped: number
  /** Old events no conversion exists for. */
  unconvertible: number
  /** Event blocks whose lengths lie. */
  malformed: number
  /** Event blocks larger than the window; left out. */
  oversized: number
  /** Enter events given up before their exit event came. */
  evicted: number
  /** Container events without usable JSON. */
  badContainers: number
}

type OwnStats = Omit<ReaderStats, 'hostRecords' | 'dropped' | 'unconvertible' | 'evicted'>

export class CaptureReader {
  readonly #sink: RecordSink
  readonly #view: DataView
  /** File data lies in [0, #inputEnd), what #feed needs behind it. */
  readonly #inputEnd: number
  readonly #feed: RecordFeed
  readonly #converter = new EventConverter()
  readonly #stats: OwnStats = {
    bytes: 0,
    bulkBytes: 0,
    sections: 0,
    stateBlocks: 0,
    oldEvents: 0,
    unknownBlocks: 0,
    converted: 0,
    malformed: 0,
    oversized: 0,
    badContainers: 0,
  }

  /** Data not yet parsed: [#start, #end) of the window. */
  #start = 0
  #end = 0
  /** Bytes to pass over: the rest of a large block that nobody wants. */
  #skip = 0
  #large: LargeBlock | undefined

  constructor(sink: RecordSink) {
    const { window } = sink
    if (window.length < MIN_WINDOW_BYTES) throw new RangeError(`window of ${window.length} bytes`)
    this.#sink = sink
    this.#view = new DataView(window.buffer, window.byteOffset, window.byteLength)
    this.#inputEnd = window.length - FEED_BYTES
    this.#feed = new RecordFeed(sink, this.#inputEnd)
  }

  get stats(): ReaderStats {
    const { dropped, unconvertible, evicted } = this.#converter.stats
    const hostRecords = this.#feed.records - this.#stats.converted
    return { ...this.#stats, hostRecords, dropped, unconvertible, evicted }
  }

  /** Where the next bytes of the file go; never empty. */
  space(): Uint8Array {
    if (this.#start === this.#end || this.#inputEnd - this.#end < MIN_FREE_BYTES) {
      this.#sink.window.copyWithin(0, this.#start, this.#end)
      this.#end -= this.#start
      this.#start = 0
    }
    return this.#sink.window.subarray(this.#end, this.#inputEnd)
  }

  /** The first `count` bytes of space() are filled. Throws a CaptureError for a corrupt capture. */
  commit(count: number): void {
    this.#end += count
    while (this.#start < this.#end && this.#step()) {}
  }

  /** Copies `bytes` in, however many: for sources that cannot read into space(). */
  write(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length; ) {
      const space = this.space()
      const part = bytes.subarray(from, from + space.length)
      space.set(part)
      from += part.length
      this.commit(part.length)
    }
  }

  /**
   * The file has ended. Throws where it was no capture; returns what is wrong with an end in the
   * middle of a block, for all before that counts.
   */
  end(): CaptureError | undefined {
    const { bytes, bulkBytes, sections, stateBlocks, oldEvents, unknownBlocks } = this.#stats
    const left = this.#end - this.#start
    if (sections === 0) {
      if (bytes + left === 0) throw new CaptureError('empty', 'empty file')
      throw new CaptureError('not-a-capture', 'not a capture: too short')
    }
    if (unknownBlocks > 0 && bulkBytes + stateBlocks + oldEvents === 0) {
      throw new CaptureError('not-a-capture', 'a pcapng file without system calls')
    }
    if (this.#large !== undefined) {
      return truncated(bytes, this.#large.bytes, this.#large.total)
    }
    if (this.#skip > 0) return truncated(bytes, new Uint8Array(0), this.#skip)
    if (left === 0) return undefined
    const rest = this.#sink.window.subarray(this.#start, this.#end)
    return truncated(bytes, rest, left >= BLOCK_HEADER ? this.#blockLength() : 0)
  }

  /** One step of parsing; false when more bytes are needed. */
  #step(): boolean {
    if (this.#skip > 0) return this.#passOver()
    if (this.#large !== undefined) return this.#gather(this.#large)
    if (this.#stats.sections === 0) return this.#takeBlock()
    const taken = this.#sink.consumeBlocks(this.#start, this.#end)
    this.#advance(taken)
    this.#stats.bulkBytes += taken
    const reason = this.#sink.stopReason()
    switch (reason) {
      case STOP_REASONS.END:
        return this.#awaitRest()
      case STOP_REASONS.MATCHES_FULL:
        this.#sink.onMatchesFull()
        return true
      case STOP_REASONS.NOT_EVENTS:
      case STOP_REASONS.OLD_EVENT:
        return this.#takeBlock()
      case STOP_REASONS.CORRUPT:
        throw this.#corrupt('a corrupt event block', this.#typeIfThere())
      case STOP_REASONS.CONTAINER:
        this.#takeContainer(taken)
        return true
      default:
        throw new Error(`stop reason ${reason}`)
    }
  }

  /** The evaluator left the start of a block; it may be one that never fits. */
  #awaitRest(): boolean {
    if (this.#end - this.#start < BLOCK_HEADER) return false
    const length = this.#blockLength()
    if (length > this.#inputEnd) return this.#takeLarge(length)
    if (length <= this.#end - this.#start) throw new Error('a whole block was left')
    return false
  }

  /** The block at #start, of whatever kind; false while it is incomplete. */
  #takeBlock(): boolean {
    const left = this.#end - this.#start
    const type = this.#typeIfThere()
    if (type === undefined) return false
    if (this.#stats.sections === 0 && type !== SECTION_BLOCK) {
      throw new CaptureError('not-a-capture', 'not a capture')
    }
    if (left < BLOCK_HEADER) return false
    const length = this.#blockLength()
    if (length < BLOCK_OVERHEAD) throw this.#corrupt(`a block of ${length} bytes`, type)
    if (length > this.#inputEnd) return this.#takeLarge(length)
    if (length > left) return false
    this.#dispatch(this.#sink.window.subarray(this.#start, this.#start + length))
    this.#advance(length)
    return true
  }

  /** A block that cannot be in the window as a whole: passed over, or gathered aside. */
  #takeLarge(length: number): boolean {
    const type = this.#view.getUint32(this.#start, true)
    const kind = BLOCK_KINDS.get(type)?.kind
    if (kind === 'section') throw this.#corrupt(`a section header of ${length} bytes`, type)
    if (kind === undefined || kind === 'event') {
      if (kind === 'event') this.#stats.oversized++
      else this.#stats.unknownBlocks++
      this.#skip = length
      return true
    }
    if (length > MAX_BLOCK_BYTES) {
      const place = { offset: this.#stats.bytes, blockType: type }
      throw new CaptureError('block-too-large', `a block of ${length} bytes`, place)
    }
    this.#large = new LargeBlock(length)
    return true
  }

  #gather(large: LargeBlock): boolean {
    this.#start += large.add(this.#sink.window.subarray(this.#start, this.#end))
    if (!large.complete) return false
    this.#dispatch(large.bytes)
    this.#large = undefined
    this.#stats.bytes += large.total
    return true
  }

  #passOver(): boolean {
    const part = Math.min(this.#end - this.#start, this.#skip)
    this.#skip -= part
    this.#advance(part)
    return true
  }

  #dispatch(block: Uint8Array): void {
    const view = new DataView(block.buffer, block.byteOffset, block.byteLength)
    const type = view.getUint32(0, true)
    const trailer = view.getUint32(block.length - 4, true)
    if (trailer !== block.length) {
      throw this.#corrupt(`a block of ${block.length} bytes says ${trailer} at its end`, type)
    }
    const kind = BLOCK_KINDS.get(type)
    if (kind === undefined) {
      this.#stats.unknownBlocks++
    } else if (kind.kind === 'section') {
      checkSection(block, this.#stats.bytes)
      this.#stats.sections++
    } else if (kind.kind === 'event') {
      this.#convertEvent(block, kind)
    } else {
      this.#decodeState(block, type, kind)
    }
  }

  #decodeState(block: Uint8Array, type: number, kind: BlockKind): void {
    const body = block.subarray(BLOCK_HEADER, block.length - 4)
    this.#stats.stateBlocks++
    try {
      DECODERS.get(kind.kind)?.(body, kind.version, record => this.#feed.push(record))
    } catch (error) {
      if (!(error instanceof CaptureError)) throw error
      throw error.at({ offset: this.#stats.bytes, blockType: type })
    } finally {
      this.#feed.flush()
    }
  }

  #convertEvent(block: Uint8Array, kind: BlockKind): void {
    this.#stats.oldEvents++
    const event = readEventBlock(block, kind)
    if (event === null) {
      this.#stats.malformed++
      return
    }
    const record = this.#converter.convert(event.record)
    if (record === null) return
    if (record.length > this.#feed.capacity) {
      this.#stats.oversized++
      return
    }
    this.#stats.converted++
    this.#feed.push(record)
    this.#feed.flush(event.cpu)
    if (isContainerEvent(RecordView.of(record)?.code ?? -1)) this.#pushContainer(record)
  }

  /** The last block taken is a container event: its trailer says where it starts. */
  #takeContainer(taken: number): void {
    const end = this.#start
    const length = taken >= BLOCK_OVERHEAD ? this.#view.getUint32(end - 4, true) : 0
    if (length < BLOCK_OVERHEAD || length > taken) throw new Error('no block at a container stop')
    const kind = BLOCK_KINDS.get(this.#view.getUint32(end - length, true))
    const block = this.#sink.window.subarray(end - length, end)
    const event = kind === undefined ? null : readEventBlock(block, kind)
    if (event !== null) this.#pushContainer(event.record)
  }

  #pushContainer(event: Uint8Array): void {
    const container = containerRecordOf(event)
    if (container === null || container.length > this.#feed.capacity) {
      this.#stats.badContainers++
      return
    }
    this.#feed.push(container)
    this.#feed.flush()
  }

  #advance(count: number): void {
    if (count > this.#end - this.#start) throw new Error('more taken than given')
    this.#start += count
    this.#stats.bytes += count
  }

  #typeIfThere(): number | undefined {
    return this.#end - this.#start >= 4 ? this.#view.getUint32(this.#start, true) : undefined
  }

  #blockLength(): number {
    return this.#view.getUint32(this.#start + 4, true)
  }

  #corrupt(reason: string, blockType: number | undefined): CaptureError {
    return new CaptureError('corrupt-block', reason, { offset: this.#stats.bytes, blockType })
  }
}

/** `rest`: what there is of the last block; `total`: its length, 0 while unknown. */
function truncated(offset: number, rest: Uint8Array, total: number): CaptureError {
  const where = total > 0 ? `${total - rest.length} bytes before the end` : 'in the header'
  const blockType =
    rest.length < 4
      ? undefined
      : new DataView(rest.buffer, rest.byteOffset, rest.byteLength).getUint32(0, true)
  return new CaptureError('truncated', `ends ${where} of a block`, { offset, blockType })
}
