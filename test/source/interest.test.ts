// SPDX-License-Identifier: Apache-2.0
// Which system calls are recorded for rules and base_syscalls (FALCO: configure_interesting_sets).
import { describe, expect, it } from 'vitest'
import type { BaseSyscalls } from '../../src/config/config.ts'
import { chooseSyscalls } from '../../src/source/interest.ts'

const DEFAULT: BaseSyscalls = { custom_set: [], repair: false, all: false }

function choose(needed: readonly string[], base: Partial<BaseSyscalls> = {}): ReadonlySet<string> {
  return chooseSyscalls(needed, { ...DEFAULT, ...base }).recorded
}

describe('by default', () => {
  it('what rules ask for and what state is made of', () => {
    const recorded = choose(['unlink'])
    for (const name of ['unlink', 'clone', 'execve', 'openat', 'close', 'connect', 'recvfrom']) {
      expect(recorded).toContain(name)
    }
    for (const name of ['read', 'write', 'getpid', 'mprotect', 'sched_switch']) {
      expect(recorded).not.toContain(name)
    }
    expect(recorded).toContain('sched_process_exit')
  })

  it('no frequent reads and writes, which is told', () => {
    const interest = chooseSyscalls(['openat', 'read', 'pwrite64'], DEFAULT)
    expect(interest.missed).toEqual(['read', 'pwrite64'])
    expect(choose(['read'], { all: true })).toContain('read')
  })
})

describe('custom_set', () => {
  it('stands for the state set', () => {
    expect([...choose(['unlink'], { custom_set: ['clone', 'execve'] })].sort()).toEqual([
      'clone',
      'execve',
      'sched_process_exit',
      'unlink',
    ])
  })

  it('takes away what it negates', () => {
    const recorded = choose(['unlink'], { custom_set: ['!unlink', '!openat'] })
    expect(recorded).not.toContain('unlink')
    expect(recorded).not.toContain('openat')
    expect(recorded).toContain('close')
  })

  it('never loses the end of processes', () => {
    expect(choose([], { custom_set: ['!sched_process_exit'] })).toContain('sched_process_exit')
  })

  it('names what does not exist', () => {
    const { unknown, recorded } = chooseSyscalls([], {
      ...DEFAULT,
      custom_set: ['clone', 'clown', '!opn'],
    })
    expect(unknown).toEqual(['clown', 'opn'])
    expect(recorded).not.toContain('clown')
    // A name that means nothing stands for no set of its own.
    expect(choose([], { custom_set: ['clown'] })).toContain('execve')
  })
})

describe('repair', () => {
  const cases: [string[], string[], string[]][] = [
    [['getuid'], ['clone3', 'execve', 'setsid', 'prctl'], ['socket', 'bind', 'close', 'openat']],
    [['connect'], ['socket', 'getsockopt', 'close'], ['bind']],
    [['accept4'], ['socket', 'bind', 'close'], []],
    [['openat'], ['close'], ['socket', 'bind']],
  ]
  it.each(cases)('of %j: %j, not %j', (needed, has, lacks) => {
    const recorded = choose(needed, { repair: true })
    for (const name of [...has, ...needed]) expect(recorded).toContain(name)
    for (const name of lacks) expect(recorded).not.toContain(name)
  })

  it('goes with a custom set', () => {
    const recorded = choose(['openat'], { repair: true, custom_set: ['connect', '!close'] })
    for (const name of ['openat', 'connect', 'socket', 'clone', 'close']) {
      expect(recorded).toContain(name)
    }
    expect(recorded).not.toContain('recvfrom')
  })
})
