// SPDX-License-Identifier: Apache-2.0
// What a policy says of the events it needs: too much is allowed, too little never.
import { describe, expect, it } from 'vitest'
import { loadRules } from '../../src/rules/load.ts'
import type { PolicyNeeds } from '../../src/rules/needs.ts'
import { compilePolicy } from '../../src/rules/policy.ts'
import { readPolicy } from '../../src/rules/policy-reader.ts'
import { SYSCALLS } from '../../src/schema/syscalls.ts'

const ALL = SYSCALLS.filter(row => row.event !== undefined).length

function needsOf(condition: string, output = 'x'): PolicyNeeds {
  const text = `- rule: r\n  desc: d\n  priority: INFO\n  condition: ${JSON.stringify(condition)}\n  output: ${JSON.stringify(output)}\n`
  const ruleSet = loadRules([{ name: 'rules', text }])
  expect(ruleSet.ok).toBe(true)
  return readPolicy(compilePolicy(ruleSet, { matching: 'first' })).needs
}

describe('system calls', () => {
  const cases: [string, string[]][] = [
    ['evt.type=openat', ['openat']],
    ['evt.type in (open, unlink) and fd.name=x', ['open', 'unlink']],
    ['evt.type=open or (evt.type=close and proc.name=x)', ['open', 'close']],
    ['evt.type in (open, close) and not evt.type=close', ['open']],
    // Calls without an event of their own are told apart by name.
    ['evt.type=init_module or evt.type=uname', ['init_module', 'uname']],
    // Names of events that are not those of the call.
    ['evt.type=pread', ['pread64']],
    ['evt.type=procexit', ['sched_process_exit']],
    ['evt.type=page_fault', ['page_fault_user', 'page_fault_kernel']],
    ['evt.type=open and evt.type=close', []],
  ]
  it.each(cases)('%s', (condition, expected) => {
    expect([...needsOf(condition).syscalls].sort()).toEqual([...expected].sort())
  })

  it('are all when no type is named', () => {
    expect(needsOf('proc.name=x').syscalls).toHaveLength(ALL)
    expect(needsOf('evt.type=open or proc.name=x').syscalls).toHaveLength(ALL)
    expect(needsOf('evt.type contains open').syscalls).toHaveLength(ALL)
  })

  it('are all but one for a negation', () => {
    const { syscalls } = needsOf('evt.type != openat')
    expect(syscalls).toHaveLength(ALL - 1)
    expect(syscalls).not.toContain('openat')
  })
})

describe('environment', () => {
  const cases: [string, string, boolean][] = [
    ['evt.type=execve', '%proc.cmdline', false],
    ['proc.env contains LD_PRELOAD', 'x', true],
    ['evt.type=execve', '%proc.env', true],
    ['proc.env[HOME] = /root', 'x', true],
    ['proc.aenv[2] contains x', 'x', true],
    ['evt.type=execve', '%evt.arg.env', true],
    ['evt.type=execve', '%evt.arg.exe', false],
  ]
  it.each(cases)('%s, output %s: %s', (condition, output, expected) => {
    expect(needsOf(condition, output).environment).toBe(expected)
  })
})
