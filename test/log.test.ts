// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest'
import { Log } from '../src/log.ts'
import { Progress } from '../src/progress.ts'

describe('log', () => {
  const now = (): Date => new Date(2024, 2, 4, 9, 5, 7)
  const logged = (options: { level?: string; iso8601?: boolean; enabled?: boolean }): string => {
    let text = ''
    const log = new Log({
      level: 'info',
      iso8601: false,
      enabled: true,
      now,
      write: out => {
        text += out
      },
      ...options,
    })
    log.error('e')
    log.info('i')
    log.debug('d')
    return text
  }
  test('lines have the time of ctime(3)', () => {
    expect(logged({})).toBe('Mon Mar  4 09:05:07 2024: e\nMon Mar  4 09:05:07 2024: i\n')
  })
  test('levels leave out what is less severe', () => {
    expect(logged({ level: 'error' }).split('\n')).toHaveLength(2)
    expect(logged({ level: 'debug' }).split('\n')).toHaveLength(4)
    expect(logged({ enabled: false })).toBe('')
  })
  test('times in ISO 8601', () => {
    expect(logged({ iso8601: true })).toMatch(/^2024-03-0\dT\d\d:05:07\+0000: e\n/)
  })
})

describe('progress', () => {
  const started = (): { progress: Progress; text: () => string; at: (ms: number) => void } => {
    let text = ''
    let time = 0
    const progress = new Progress({
      write: out => {
        text += out
      },
      now: () => time,
    })
    return {
      progress,
      text: () => text,
      at: ms => {
        time = ms
      },
    }
  }
  const state = () => ({ bytesRead: 25, bytesTotal: 100, events: 3000n })
  test('is drawn five times a second at most', () => {
    const { progress, text, at } = started()
    for (let ms = 0; ms <= 1000; ms += 10) {
      at(ms)
      progress.update(state)
    }
    expect(text().match(/replaying/g)).toHaveLength(5)
    expect(text()).toContain('25%, 3,000 events/s')
  })
  test('is wiped away only when it is there', () => {
    const { progress, text, at } = started()
    progress.clear()
    expect(text()).toBe('')
    at(500)
    progress.update(state)
    progress.clear()
    expect(text().endsWith('\r\u001b[2K')).toBe(true)
  })
})
