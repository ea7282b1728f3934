// SPDX-License-Identifier: Apache-2.0
// The queue of a network output, on disk: alerts are written before they are sent, so that they outlive
// a receiver that is down and this program. In order and bounded; what is delivered is forgotten by a
// cursor that may lag behind by one batch, hence every alert is delivered once at least.
import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { Alert, OutputReport } from './output.ts'
import { AlertQueue, type Queue } from './queue.ts'
import { decodeFrame, encodeFrame } from './spool-frame.ts'
import { releaseLock, takeLock } from './spool-lock.ts'

export interface SpoolOptions {
  readonly folder: string
  /** Largest size of all its files, in bytes. */
  readonly limit: number
  /** Alerts in a batch at most. */
  readonly most: number
  readonly report: OutputReport
}

/** A new file is begun after this size; one whose alerts are all delivered is removed. */
const SEGMENT = 4 << 20
const CHUNK = 256 << 10
/** What may wait in memory while the disk takes nothing, in UTF-16 units. */
const OVERFLOW = 16 << 20
const NAME = /^(\d{12})\.spool$/
const CURSOR_LENGTH = 40

/** Node's own way of making parents never ends where none can be made (/proc). */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path, { mode: 0o700 })
}

interface Place {
  readonly segment: number
  readonly offset: number
}

export class SpoolQueue implements Queue<readonly Alert[]> {
  readonly #options: SpoolOptions
  /** While the disk takes nothing; delivered after what lies there. */
  readonly #overflow: AlertQueue
  readonly #sizes = new Map<number, number>()
  #total = 0
  #waiting = 0
  #pending: Buffer[] = []
  #pendingAlerts: Alert[] = []
  #pendingSize = 0
  #last = 0
  #writeFd: number | undefined
  #read: Place = { segment: 0, offset: 0 }
  #readFd: number | undefined
  #cursorFd: number
  #batch: { readonly alerts: readonly Alert[]; readonly ends: readonly Place[] } | undefined
  #overflowing = false
  #counting = false
  #cursorFailed = false
  lost = 0
  readonly lasting = true

  /** Throws when the folder cannot be used, an Error that says why. */
  constructor(options: SpoolOptions) {
    this.#options = options
    this.#overflow = new AlertQueue({ alerts: 0, size: OVERFLOW }, options.most)
    const { folder } = options
    makeFolder(folder)
    const holder = takeLock(folder)
    if (holder !== undefined) throw new Error(`${folder} is in use by process ${holder}`)
    this.#findSegments()
    const cursor = join(folder, 'cursor')
    this.#read = this.#readCursor(cursor)
    this.#cursorFd = openSync(cursor, existsSync(cursor) ? 'r+' : 'w+', 0o600)
    // Written now, so that it has its place even on a disk that is full later.
    this.#writeCursor(this.#read)
    this.#removeBefore(this.#read.segment)
    this.#waiting = this.#count()
  }

  #path(segment: number): string {
    return join(this.#options.folder, `${String(segment).padStart(12, '0')}.spool`)
  }

  #findSegments(): void {
    for (const name of readdirSync(this.#options.folder).sort()) {
      const number = Number(NAME.exec(name)?.[1] ?? -1)
      if (number < 0) continue
      const { size } = statSync(this.#path(number))
      this.#sizes.set(number, size)
      this.#total += size
      this.#last = number
    }
  }

  #readCursor(path: string): Place {
    const [first = this.#last] = this.#sizes.keys()
    try {
      const [segment, offset] = readFileSync(path, 'latin1').trim().split(' ').map(Number)
      if (Number.isSafeInteger(segment) && Number.isSafeInteger(offset)) {
        if (this.#sizes.has(segment as number)) {
          return { segment: segment as number, offset: offset as number }
        }
      }
    } catch {
      // None yet, or gone: begin with the oldest.
    }
    return { segment: first, offset: 0 }
  }

  /** The alerts that lie there from an earlier run. */
  #count(): number {
    const start = this.#read
    let count = 0
    this.#counting = true
    for (let found = this.#decode(CHUNK); found.alerts.length > 0; found = this.#decode(CHUNK)) {
      count += found.alerts.length
      this.#moveTo(found.ends.at(-1) as Place)
    }
    this.#moveTo(start)
    this.#counting = false
    return count
  }

  get waiting(): number {
    return this.#waiting + this.#overflow.waiting
  }

  get roomy(): boolean {
    return this.#total + this.#pendingSize < this.#options.limit / 2
  }

  push(alert: Alert): boolean {
    if (this.#overflowing) return this.#overflow.push(alert)
    const frame = encodeFrame(alert)
    if (this.#total + this.#pendingSize + frame.length > this.#options.limit) return false
    this.#pending.push(frame)
    this.#pendingAlerts.push(alert)
    this.#pendingSize += frame.length
    this.#waiting++
    return true
  }

  flush(): void {
    if (this.#pending.length === 0) return
    const bytes = Buffer.concat(this.#pending)
    const alerts = this.#pendingAlerts
    this.#pending = []
    this.#pendingAlerts = []
    this.#pendingSize = 0
    let written = 0
    try {
      this.#writeFd ??= this.#begin()
      while (written < bytes.length) written += writeSync(this.#writeFd, bytes, written)
      this.#grew(bytes.length)
      if ((this.#sizes.get(this.#last) as number) >= SEGMENT) this.#end()
    } catch (error) {
      this.#diskRefused(error as Error, alerts)
    }
  }

  #begin(): number {
    const segment = this.#last + 1
    const fd = openSync(this.#path(segment), 'wx', 0o600)
    // With nothing before it, reading goes on here.
    if (!this.#sizes.has(this.#read.segment)) this.#moveTo({ segment, offset: 0 })
    this.#last = segment
    this.#sizes.set(segment, 0)
    return fd
  }

  #grew(bytes: number): void {
    this.#sizes.set(this.#last, (this.#sizes.get(this.#last) ?? 0) + bytes)
    this.#total += bytes
  }

  #end(): void {
    if (this.#writeFd !== undefined) closeSync(this.#writeFd)
    this.#writeFd = undefined
  }

  /** The alerts stay in memory, and nothing of them on disk: the next run would deliver that too. */
  #diskRefused(error: Error, alerts: readonly Alert[]): void {
    this.#options.report.error(`spool ${this.#options.folder}: ${error.message}; kept in memory`)
    this.#waiting -= alerts.length
    this.#overflowing = true
    for (const alert of alerts) if (!this.#overflow.push(alert)) this.lost++
    try {
      if (this.#writeFd !== undefined) ftruncateSync(this.#writeFd, this.#sizes.get(this.#last))
    } catch {
      // Then some come twice, and what is cut off is skipped.
    }
    this.#end()
  }

  next(): readonly Alert[] | undefined {
    if (this.#batch !== undefined) return this.#batch.alerts
    const found = this.#decode(this.#options.most)
    if (found.alerts.length > 0) {
      this.#batch = found
      return found.alerts
    }
    if (!this.#overflowing) return undefined
    const waiting = this.#overflow.next()
    if (waiting === undefined) this.#overflowing = false
    return waiting
  }

  settle(count: number): void {
    const batch = this.#batch
    if (batch === undefined) {
      this.#overflow.settle(count)
      return
    }
    const end = batch.ends[count - 1]
    if (end === undefined) return
    // What was read of it already need not be read again.
    const rest = { alerts: batch.alerts.slice(count), ends: batch.ends.slice(count) }
    this.#batch = rest.alerts.length > 0 ? rest : undefined
    this.#waiting -= count
    this.#moveTo(end)
    this.#removeBefore(end.segment)
    this.#writeCursor(end)
  }

  #writeCursor({ segment, offset }: Place): void {
    try {
      writeSync(this.#cursorFd, `${segment} ${offset}`.padEnd(CURSOR_LENGTH), 0)
      this.#cursorFailed = false
    } catch (error) {
      // Then a restart delivers more than once; nothing is lost.
      if (this.#cursorFailed) return
      this.#cursorFailed = true
      const { message } = error as Error
      this.#options.report.warning(`spool ${this.#options.folder}: cursor: ${message}`)
    }
  }

  #moveTo(place: Place): void {
    if (place.segment !== this.#read.segment && this.#readFd !== undefined) {
      closeSync(this.#readFd)
      this.#readFd = undefined
    }
    this.#read = place
  }

  #removeBefore(segment: number): void {
    for (const [number, size] of this.#sizes) {
      if (number >= segment) break
      rmSync(this.#path(number), { force: true })
      this.#sizes.delete(number)
      this.#total -= size
    }
  }

  /** Up to `most` alerts from where reading is; moves on over the ends of files, not over alerts. */
  #decode(most: number): { alerts: Alert[]; ends: Place[] } {
    const alerts: Alert[] = []
    const ends: Place[] = []
    for (;;) {
      const { segment, offset } = this.#read
      const size = this.#sizes.get(segment) ?? 0
      if (offset < size) this.#decodeSome(most, size, alerts, ends)
      if (alerts.length > 0 || segment >= this.#last) return { alerts, ends }
      this.#moveTo({ segment: this.#nextSegment(segment), offset: 0 })
    }
  }

  #nextSegment(segment: number): number {
    for (const number of this.#sizes.keys()) if (number > segment) return number
    return this.#last
  }

  #decodeSome(most: number, size: number, alerts: Alert[], ends: Place[]): void {
    const { segment, offset } = this.#read
    let bytes = this.#bytesAt(offset, Math.min(CHUNK, size - offset))
    let at = 0
    while (alerts.length < most && offset + at < size) {
      const frame = decodeFrame(bytes, at)
      if (typeof frame === 'object') {
        alerts.push(frame.alert)
        at = frame.end
        ends.push({ segment, offset: offset + at })
        continue
      }
      if (typeof frame === 'number' && offset + at + frame <= size) {
        // It is longer than what was read. With some found already, it is for the next time.
        if (alerts.length > 0) return
        bytes = this.#bytesAt(offset, frame)
        if (bytes.length >= frame) continue
      }
      if (alerts.length > 0) return
      this.#skipRest(segment, offset + at, size)
      return
    }
  }

  #skipRest(segment: number, offset: number, size: number): void {
    if (!this.#counting) {
      this.lost++
      this.#options.report.warning(
        `${this.#path(segment)}: cut off or damaged at byte ${offset}, ${size - offset} bytes skipped`,
      )
    }
    this.#moveTo({ segment, offset: size })
    // Nothing may be written behind the damage.
    if (segment === this.#last) this.#end()
  }

  #bytesAt(offset: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length)
    let have = 0
    try {
      this.#readFd ??= openSync(this.#path(this.#read.segment), 'r')
      while (have < length) {
        const count = readSync(this.#readFd, bytes, have, length - have, offset + have)
        if (count === 0) break
        have += count
      }
    } catch (error) {
      // What cannot be read is skipped as damage.
      this.#options.report.error(`spool ${this.#options.folder}: ${(error as Error).message}`)
    }
    return bytes.subarray(0, have)
  }

  /** A last try: the disk may have room again. */
  #saveOverflow(): void {
    this.#overflowing = false
    for (;;) {
      const alerts = this.#overflow.next()
      if (alerts === undefined) return
      for (const alert of alerts) if (!this.push(alert)) this.lost++
      this.#overflow.settle(alerts.length)
      this.flush()
      if (!this.#overflowing) continue
      this.lost += this.#overflow.waiting
      return
    }
  }

  close(): void {
    this.flush()
    if (this.#overflowing) this.#saveOverflow()
    this.#end()
    if (this.#readFd !== undefined) closeSync(this.#readFd)
    this.#readFd = undefined
    closeSync(this.#cursorFd)
    const { folder } = this.#options
    if (this.#waiting === 0) {
      for (const segment of this.#sizes.keys()) rmSync(this.#path(segment), { force: true })
      rmSync(join(folder, 'cursor'), { force: true })
    }
    releaseLock(folder)
  }
}
