// SPDX-License-Identifier: Apache-2.0
// Capture files on disk: plain, compressed in one member or several, cut, damaged, and not captures at all.
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { CaptureError } from '../../src/capture/capture-error.ts'
import { CaptureFile } from '../../src/source/capture-file.ts'
import { concat, section } from '../capture/block-bytes.ts'
import { PlainSink } from '../capture/plain-sink.ts'

const COMPRESSED = readFileSync(new URL('../captures/reverse-shell.scap', import.meta.url))
const PLAIN = gunzipSync(COMPRESSED)
const FOLDER = mkdtempSync(join(tmpdir(), 'gyr-capture-'))
afterAll(() => rmSync(FOLDER, { recursive: true }))

let files = 0
function onDisk(bytes: Uint8Array): string {
  const path = join(FOLDER, `${files++}.scap`)
  writeFileSync(path, bytes)
  return path
}

interface Replay {
  readonly sink: PlainSink
  readonly file: CaptureFile
  readonly progress: [number, number][]
}

async function replay(path: string, sink: PlainSink = new PlainSink()): Promise<Replay> {
  const progress: [number, number][] = []
  const onProgress = (read: number, total: number): void => {
    progress.push([read, total])
  }
  const file = new CaptureFile(path, { onProgress })
  await file.open(sink)
  try {
    while (await file.next()) {}
  } finally {
    await file.close()
  }
  return { sink, file, progress }
}

class SlowSink extends PlainSink {
  override consumeBlocks(from: number, to: number): number {
    const end = performance.now() + 20
    while (performance.now() < end) {}
    return super.consumeBlocks(from, to)
  }
}

async function failure(path: string): Promise<CaptureError> {
  const error = await replay(path).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof CaptureError) return error
  throw error ?? new Error('replayed without an error')
}

const total = (sink: PlainSink): number => [...sink.counts.values()].reduce((a, b) => a + b, 0)

describe('a capture file', async () => {
  const plain = await replay(onDisk(PLAIN))
  const counts = Object.fromEntries(plain.sink.counts)

  it('is read to its end', () => {
    expect(total(plain.sink)).toBeGreaterThan(28_651)
    expect(plain.file.warnings()).toEqual([])
    expect(plain.file.stats()).toMatchObject({
      bytesRead: PLAIN.length,
      bytesTotal: PLAIN.length,
      counters: { bytes: PLAIN.length, sections: 1 },
    })
  })

  it('ends once', async () => {
    expect(await plain.file.next()).toBe(false)
  })

  const third = Math.floor(PLAIN.length / 3)
  const members = concat(gzipSync(PLAIN.subarray(0, third)), gzipSync(PLAIN.subarray(third)))
  it.each([
    ['compressed', COMPRESSED],
    ['compressed in two members', members],
    ['compressed, with zeros behind', concat(COMPRESSED, new Uint8Array(512))],
  ])('says the same %s', async (_name, bytes) => {
    const { sink, file } = await replay(onDisk(bytes))
    expect(Object.fromEntries(sink.counts)).toEqual(counts)
    expect(file.warnings()).toEqual([])
    expect(file.stats()).toMatchObject({ counters: { bytes: PLAIN.length } })
  })

  it.each([
    ['plain', PLAIN],
    ['compressed', COMPRESSED],
  ])('%s tells how far it is', async (_name, bytes) => {
    const { progress } = await replay(onDisk(bytes))
    const read = progress.map(([at]) => at)
    expect(read).toEqual(read.toSorted((a, b) => a - b))
    expect(progress.at(-1)).toEqual([bytes.length, bytes.length])
  })

  it('is closed when it is given up early', async () => {
    const file = new CaptureFile(onDisk(COMPRESSED))
    await file.open(new PlainSink())
    await file.next()
    await file.close()
    await file.close()
  })
})

describe('a file that was cut', () => {
  it('counts up to the cut when it is plain', async () => {
    const { sink, file } = await replay(onDisk(PLAIN.subarray(0, 1_000_020)))
    expect(total(sink)).toBeGreaterThan(10_000)
    expect(file.warnings()).toMatchObject([{ code: 'truncated', blockType: 0x216 }])
    expect(file.warnings()[0]?.message).toMatch(
      /\.scap: ends \d+ bytes before .* at offset 1000000/,
    )
  })

  it.each([8, 1000, 100_000, 300_000])(
    'counts up to the cut %i bytes before the end',
    async cut => {
      const bytes = COMPRESSED.subarray(0, COMPRESSED.length - cut)
      const { sink, file } = await replay(onDisk(bytes))
      const partly = await replay(onDisk(uncut(bytes)))
      expect(total(sink)).toBeGreaterThan(500)
      expect(Object.fromEntries(sink.counts)).toEqual(Object.fromEntries(partly.sink.counts))
      expect(file.warnings()).toMatchObject([{ code: 'truncated' }])
      expect(file.warnings()[0]?.message).toContain('cut short')
    },
  )

  it('counts up to the cut when evaluating takes longer than decompressing', async () => {
    const path = onDisk(COMPRESSED.subarray(0, COMPRESSED.length - 8))
    const { sink } = await replay(path, new SlowSink())
    expect(Object.fromEntries(sink.counts)).toEqual(
      Object.fromEntries((await replay(path)).sink.counts),
    )
    expect(total(sink)).toBeGreaterThan(28_651)
  })

  it('says so when nothing is left', async () => {
    expect(await failure(onDisk(COMPRESSED.subarray(0, 20)))).toMatchObject({ code: 'truncated' })
  })
})

/** All that can be decompressed of a cut gzip file. */
function uncut(bytes: Uint8Array): Uint8Array {
  return gunzipSync(bytes, { finishFlush: 2 })
}

describe('what cannot be replayed', () => {
  it('is told from the start', async () => {
    expect(await failure(join(FOLDER, 'none.scap'))).toMatchObject({
      code: 'unreadable',
      message: `${join(FOLDER, 'none.scap')}: no such file`,
    })
    mkdirSync(join(FOLDER, 'folder.scap'))
    expect(await failure(join(FOLDER, 'folder.scap'))).toMatchObject({ code: 'is-directory' })
  })

  it.skipIf(process.getuid?.() === 0)('is told for want of permission', async () => {
    const path = onDisk(PLAIN)
    chmodSync(path, 0)
    expect(await failure(path)).toMatchObject({ code: 'unreadable' })
  })

  const checksum = COMPRESSED.length - 8
  it.each<[string, Uint8Array, Partial<CaptureError>]>([
    ['an empty file', new Uint8Array(0), { code: 'empty', reason: 'empty file' }],
    ['two bytes', Uint8Array.of(1, 2), { code: 'not-a-capture' }],
    ['text', new TextEncoder().encode('- rule: x\n'.repeat(100)), { code: 'not-a-capture' }],
    ['compressed text', gzipSync('- rule: x\n'.repeat(100)), { code: 'not-a-capture' }],
    ['an empty compressed file', gzipSync(''), { code: 'empty' }],
    ['a newer version', concat(section(1, 7), PLAIN.subarray(28)), { code: 'newer-version' }],
    ['a damaged block', PLAIN.with(32, 9), { code: 'corrupt-block', offset: 28 }],
    ['damaged compression', COMPRESSED.with(10, 7), { code: 'corrupt-gzip' }],
    [
      'a wrong checksum',
      COMPRESSED.with(checksum, (COMPRESSED[checksum] ?? 0) ^ 1),
      { code: 'corrupt-gzip' },
    ],
  ])('says what is wrong with %s', async (_name, bytes, expected) => {
    const path = onDisk(bytes)
    const error = await failure(path)
    expect(error).toMatchObject({ ...expected, file: path })
    expect(error.message.startsWith(`${path}: `)).toBe(true)
    expect(error.message).not.toContain('\n')
  })
})
