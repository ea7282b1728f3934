// SPDX-License-Identifier: Apache-2.0
// What counts as a change of files, with real files.
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fingerprint } from '../../src/config/fingerprint.ts'
import { RulesWatcher } from '../../src/reload/watch.ts'
import { until } from '../output/recording.ts'

let dir = ''
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'gyr-watch-'))
})
afterAll(() => rmSync(dir, { recursive: true }))

let count = 0

function prepare() {
  const folder = join(dir, String(count++))
  mkdirSync(join(folder, 'rules.d'), { recursive: true })
  mkdirSync(join(folder, 'elsewhere'))
  const file = join(folder, 'rules.yaml')
  writeFileSync(file, 'one')
  writeFileSync(join(folder, 'elsewhere/real.yaml'), 'one')
  symlinkSync('elsewhere/real.yaml', join(folder, 'linked.yaml'))
  const paths = ['rules.yaml', 'linked.yaml', 'rules.d', 'missing.yaml'].map(name =>
    join(folder, name),
  )
  return { folder, file, paths }
}

const changes: [string, (folder: string) => void][] = [
  ['an edit', folder => appendFileSync(join(folder, 'rules.yaml'), 'more')],
  [
    'an atomic rename',
    folder => {
      writeFileSync(join(folder, 'new'), 'two')
      renameSync(join(folder, 'new'), join(folder, 'rules.yaml'))
    },
  ],
  ['a removal', folder => unlinkSync(join(folder, 'rules.yaml'))],
  ['a file that was missing', folder => writeFileSync(join(folder, 'missing.yaml'), 'x')],
  ['a new file in a folder', folder => writeFileSync(join(folder, 'rules.d/a.yaml'), 'x')],
  ['an edit behind a link', folder => writeFileSync(join(folder, 'elsewhere/real.yaml'), 'two')],
]

const nothing: [string, (folder: string) => void][] = [
  ['the same content', folder => writeFileSync(join(folder, 'rules.yaml'), 'one')],
  ['another file beside', folder => writeFileSync(join(folder, 'other.txt'), 'x')],
]

async function watched(change: (folder: string) => void): Promise<() => number> {
  const { folder, paths } = prepare()
  let seen = 0
  const watcher = new RulesWatcher({
    current: fingerprint(paths),
    onChange: () => {
      seen++
    },
    debounce: 20,
  })
  await watcher.watch(paths)
  change(folder)
  closers.push(() => watcher.close())
  return () => seen
}

const closers: (() => Promise<void>)[] = []
afterAll(() => Promise.all(closers.map(close => close())))

describe('watching', () => {
  test.each(changes)('%s is a change', async (_, change) => {
    const seen = await watched(change)
    await until(() => seen() > 0)
    expect(seen()).toBe(1)
  })

  test.each(nothing)('%s is none', async (_, change) => {
    const seen = await watched(change)
    await new Promise(resolve => setTimeout(resolve, 200))
    expect(seen()).toBe(0)
  })

  test('an edit behind a link that was turned elsewhere', async () => {
    const { folder, paths } = prepare()
    let seen = 0
    const watcher = new RulesWatcher({
      current: fingerprint(paths),
      onChange: () => seen++,
      debounce: 20,
    })
    await watcher.watch(paths)
    mkdirSync(join(folder, 'third'))
    writeFileSync(join(folder, 'third/real.yaml'), 'two')
    symlinkSync('third/real.yaml', join(folder, 'new-link'))
    renameSync(join(folder, 'new-link'), join(folder, 'linked.yaml'))
    await until(() => seen === 1, 'the link')
    writeFileSync(join(folder, 'third/real.yaml'), 'three')
    await until(() => seen === 2, 'the edit')
    await watcher.close()
  })

  test('what changed before the watch began is noticed', async () => {
    const { file, paths } = prepare()
    const current = fingerprint(paths)
    writeFileSync(file, 'two')
    let seen = 0
    const watcher = new RulesWatcher({
      current,
      onChange: () => {
        seen++
      },
      debounce: 20,
    })
    await watcher.watch(paths)
    await until(() => seen === 1)
    await watcher.close()
  })
})
