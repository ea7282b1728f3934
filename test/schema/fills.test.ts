// SPDX-License-Identifier: Apache-2.0
import { describe, expect, test } from 'vitest'
import { emitFill } from '../../src/schema/emit-c-fill.ts'
import { EVENTS, isExit, isLive } from '../../src/schema/events.ts'
import { CONVERSIONS, FILL_OPS, PLANS, planIndex } from '../../src/schema/fills.ts'
import { IA32_CALLS } from '../../src/schema/ia32.ts'
import { SYSCALLS } from '../../src/schema/syscalls.ts'

/** Reads the rows of an array in the generated header. */
function rows(name: string): number[][] {
  const text =
    emitFill().split(`${name}[] __attribute__((unused)) = {\n`)[1]?.split('\n};')[0] ?? ''
  return text.split('\n').map(line => (line.match(/\b\d+\b/g) ?? []).map(Number))
}

describe('fill plans', () => {
  test('make every event a system call ends with', () => {
    const sent = new Set(SYSCALLS.flatMap(row => (row.x86_64 === undefined ? [] : [row.event])))
    const missing = [...sent].filter(event => !PLANS.some(plan => plan.event === event))
    expect(missing).toEqual([])
  })

  test('make live events only, each variant once', () => {
    const live = new Set(EVENTS.filter(isLive).map(row => row.id))
    expect(PLANS.filter(plan => !live.has(plan.event))).toEqual([])
    const keys = PLANS.map(plan => `${plan.event}.${plan.variant}`)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('fill each fixed-width parameter by an operation that has that width', () => {
    const texts =
      /^(text|text_ok|data|iovec_(read|write)|msg_(read|write|control|tuple)|tuple|sockaddr|poll|return_path|quota_path|fsconfig|prctl_text|keyctl|ptrace|sockopt_value)/
    const bad = PLANS.flatMap(plan =>
      plan.fills
        .filter(
          fill =>
            (fill.width === 0) !== texts.test(fill.op) ||
            (fill.op === 'flags') !== fill.conversion > 0,
        )
        .map(fill => `${plan.event} ${fill.op}`),
    )
    expect(bad).toEqual([])
  })

  test('have no operation or conversion that nobody uses', () => {
    const ops = new Set(PLANS.flatMap(plan => plan.fills.map(fill => fill.op)))
    expect(Object.keys(FILL_OPS).filter(op => op !== 'none' && !ops.has(op as 'none'))).toEqual([])
    const used = new Set(PLANS.flatMap(plan => plan.fills.map(fill => fill.conversion)))
    expect(CONVERSIONS.filter((_, index) => !used.has(index))).toEqual([])
  })

  test('a return value stands first in exit events, descriptors of enter events too', () => {
    const by = (id: string) => EVENTS.find(row => row.id === id)
    for (const plan of PLANS) {
      if (plan.kind !== 'fills' || plan.fills.length === 0 || plan.event === 'GENERIC_X') continue
      const row = by(plan.event)
      if (row !== undefined && isExit(row)) expect(plan.fills[0]?.op, plan.event).toBe('return')
      else expect(plan.fills.some(fill => fill.op.startsWith('return'))).toBe(false)
    }
  })
})

describe('the generated header', () => {
  const calls = rows('struct gyr_call gyr_calls')
  const plans = rows('struct gyr_plan gyr_plans')
  const fills = rows('struct gyr_fill gyr_fills')
  const ia32 = rows('struct gyr_ia32_call gyr_ia32_calls')

  test('has plans one behind the other, all inside the fills', () => {
    let first = 0
    for (const [start = 0, count = 0] of plans) {
      expect(start).toBe(first)
      first += count
    }
    expect(first).toBe(fills.length)
  })

  test.each([
    [257, 'openat', 'SYSCALL_OPENAT_2_X', 'SYSCALL_OPENAT_2_E'],
    [3, 'close', 'SYSCALL_CLOSE_X', undefined],
    [39, 'getpid', 'GENERIC_X', undefined],
    [42, 'connect', 'SOCKET_CONNECT_X', 'SOCKET_CONNECT_E'],
  ])('native %i is %s', (number, name, exit, enter) => {
    const code = SYSCALLS.find(row => row.name === name)?.code
    expect(calls[number]).toEqual([
      number,
      code,
      planIndex(exit),
      enter === undefined ? 0 : planIndex(enter),
    ])
  })

  test.each([
    [5, 'open', 2, 'SYSCALL_OPEN_X'],
    [140, '_llseek', 8, 'SYSCALL_LLSEEK_X'],
    [192, 'mmap2', 9, 'SYSCALL_MMAP2_X'],
    [212, 'chown32', 92, 'SYSCALL_CHOWN_X'],
    [7, 'waitpid', 61, 'GENERIC_X'],
    [437, 'openat2', 437, 'SYSCALL_OPENAT2_X'],
  ])('32-bit %i is %s and counts as %i', (number, _, want, event) => {
    const call = calls[ia32[number]?.[0] ?? -1]
    expect(call?.[0]).toBe(want)
    expect(call?.[2]).toBe(planIndex(event))
  })

  test('32-bit calls whose arguments lie otherwise have plans of their own', () => {
    const exit = (number: number) => calls[ia32[number]?.[0] ?? -1]?.[2]
    expect(exit(180)).toBe(planIndex('SYSCALL_PREAD_X', 'ia32'))
    expect(exit(309)).toBe(planIndex('SYSCALL_PPOLL_X'))
    expect(exit(414)).toBe(planIndex('SYSCALL_PPOLL_X', 'wide'))
    expect(exit(187)).toBe(planIndex('SYSCALL_SENDFILE_X'))
    expect(exit(239)).toBe(planIndex('SYSCALL_SENDFILE_X', 'wide'))
  })

  test('every 32-bit call is a native one, or told by its first argument', () => {
    for (const row of IA32_CALLS) {
      const [call = 0, how] = ia32[row.number] ?? []
      if (row.arguments === 'socketcall' || row.arguments === 'ipc') expect(how).toBeGreaterThan(1)
      else expect(calls[call]?.[0]).toBeLessThan(512)
    }
  })
})
