// SPDX-License-Identifier: Apache-2.0
// What a policy says of the events it needs: too much is allowed, too little never.
import { describe, expect, it } from 'vitest'
import { loadRules } from '../../src/rules/load.ts'
import { EVERYTHING, type PolicyNeeds } from '../../src/rules/needs.ts'
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

/** Whether failures of the call are needed. */
function needsFailures(condition: string, call: string): boolean {
  return needsOf(condition).failures.some(({ calls }) => calls.includes(call))
}

describe('failures', () => {
  const cases: [string, string, boolean][] = [
    ['evt.type=openat', 'openat', true],
    ['evt.type=openat', 'openat2', false],
    ['evt.type=openat and evt.rawres>=0', 'openat', false],
    ['evt.type=openat and evt.rawres>-1', 'openat', false],
    ['evt.type=openat and evt.rawres>-2', 'openat', true],
    ['evt.type=openat and evt.rawres!=-2', 'openat', true],
    ['evt.type=openat and not evt.rawres<0', 'openat', false],
    ['evt.type=openat and evt.rawres in (0, 1)', 'openat', false],
    ['evt.type=openat and evt.rawres in (0, -13)', 'openat', true],
    ['evt.type=openat and evt.failed=false', 'openat', false],
    ['evt.type=openat and not evt.failed=true', 'openat', false],
    ['evt.type=openat and evt.failed!=true', 'openat', false],
    ['evt.type=openat and evt.failed=true', 'openat', true],
    ['evt.type=openat and (evt.failed=false or proc.name=x)', 'openat', true],
    ['evt.type=openat and evt.failed exists', 'openat', true],
    // A call without an event of its own has no result: the negation holds.
    ['evt.type=uname and not evt.failed=true', 'uname', true],
    ['evt.type=uname and evt.failed=false', 'uname', false],
    ['evt.type=connect and evt.res in (SUCCESS, EINPROGRESS)', 'connect', false],
    ['evt.type=connect and (evt.rawres>=0 or evt.res=EINPROGRESS)', 'connect', false],
    ['evt.type=connect and evt.res=ECONNREFUSED', 'connect', true],
    ['evt.type=connect and evt.res!=SUCCESS', 'connect', true],
    ['evt.type=connect and not evt.res!=SUCCESS', 'connect', false],
    ['evt.type=connect and evt.res contains S', 'connect', true],
    ['evt.type=unlink and evt.arg.res=0', 'unlink', false],
    ['evt.type=unlink and evt.arg.res=ENOENT', 'unlink', true],
    ['evt.type=unlink and evt.rawarg.res=0', 'unlink', false],
    // Not the result of this call, but a descriptor it is given.
    ['evt.type=connect and evt.rawarg.fd>=0', 'connect', true],
    ['evt.type=openat and evt.rawarg.fd>=0', 'openat', false],
    ['evt.type=openat and fd.num>=0', 'openat', false],
    ['evt.type=openat and not fd.num<0', 'openat', true],
    ['evt.type=close and fd.num>=0', 'close', true],
    ['evt.type=dup2 and fd.num in (0, 1, 2)', 'dup2', true],
    // Memory sizes are told either way.
    ['evt.type=openat', 'mmap', true],
    // What depends on the number of events before needs all of them.
    ['evt.type=openat and evt.num<5', 'close', true],
    ['evt.type=openat and evt.num=0', 'openat', false],
    ['evt.type=openat and evt.rawres>=0 or evt.num=0', 'openat', false],
    ['evt.type=openat and evt.deltatime>100', 'close', true],
    ['proc.name=x', 'getcwd', true],
  ]
  it.each(cases)('%s, %s: %s', (condition, call, expected) => {
    expect(needsFailures(condition, call)).toBe(expected)
  })

  it('are told with the rule that needs them', () => {
    expect(needsOf('evt.type=openat').failures).toContainEqual({
      because: 'rule "r" may match them',
      calls: ['openat'],
    })
  })
})

describe('files opened for reading', () => {
  const OPEN = 'evt.type in (open, openat) and fd.num>=0 and'
  const cases: [string, string, string][] = [
    [`${OPEN} evt.is_open_write=true`, '%fd.name', ''],
    [`${OPEN} not evt.is_open_write!=true`, '%fd.name', ''],
    [`${OPEN} evt.is_open_create=true`, '%evt.arg.name %evt.res', ''],
    [`${OPEN} not evt.is_open_read=true`, 'x', ''],
    ['evt.type in (open, openat) and evt.failed=true', 'x', ''],
    // The name may lie below a descriptor that is no directory.
    ['evt.type=openat and evt.is_open_write=true', '%fd.name', 'reads fd.name of openat'],
    [`${OPEN} fd.type in (ipv4, directory)`, 'x', ''],
    [`${OPEN} evt.is_open_read=true`, 'x', 'may match files opened for reading'],
    [`${OPEN} fd.type!=ipv4`, 'x', 'may match files opened for reading'],
    ['evt.type in (open, openat2)', 'x', 'may match files opened for reading'],
    // Drivers do not leave them out there.
    ['evt.type=openat2', 'x', ''],
    ['evt.type=connect and evt.rawres>=0', '%fd.name %fd.sip', ''],
    ['evt.type=connect', '%proc.name', ''],
    ['evt.type=connect', '%fd.name', 'reads fd.name of connect'],
    ['evt.type=read', '%fd.num', 'reads fd.num of read'],
    ['evt.type=close', '%proc.name', ''],
    ['evt.type=close and fd.name=x', 'x', 'reads fd.name of close'],
    ['evt.type=dup2 and fd.type=ipv4', 'x', 'reads fd.type of dup2'],
    ['evt.type=execve', '%evt.args %proc.cmdline', ''],
    ['evt.type=execve', '%proc.stdin.type', 'reads proc.stdin.type of execve'],
    ['evt.type=execve and proc.fdopencount>2', 'x', 'reads proc.fdopencount of execve'],
    ['evt.type=unlinkat and evt.rawres=0', '%fs.path.name', 'reads fs.path.name of unlinkat'],
    ['evt.type=unlink and evt.rawres=0', '%fs.path.name %evt.arg.path', ''],
    ['evt.type=openat and evt.failed=true', '%fd.name', 'reads fd.name of openat'],
    ['evt.type=openat and evt.is_open_write=true', '%evt.args', 'reads evt.args of openat'],
    ['evt.type=chmod', '%evt.category', ''],
    ['evt.type=read', '%evt.category', 'reads evt.category of read'],
    ['evt.type=sendto', '%evt.rawarg.fd', ''],
    ['evt.type=chmod and evt.num<5', 'x', 'reads evt.num'],
    ['evt.type=chmod and tolower(proc.stdin.name)=x', 'x', 'reads proc.stdin.name of chmod'],
    ['evt.type=chmod and proc.name=val(proc.stdin.name)', 'x', 'reads proc.stdin.name of chmod'],
  ]
  it.each(cases)('%s, output %s: "%s"', (condition, output, expected) => {
    const { reads } = needsOf(condition, output)
    expect(reads.replace('rule "r" ', '')).toBe(expected)
  })
})

it('a policy that does not say needs everything', () => {
  const ruleSet = loadRules([
    {
      name: 'rules',
      text: '- rule: r\n  desc: d\n  priority: INFO\n  condition: evt.type=chmod\n  output: x\n',
    },
  ])
  const bytes = compilePolicy(ruleSet, { matching: 'first' })
  const text = new TextDecoder('latin1').decode(bytes)
  const silent = text.replace('"reads":""', '"sdaer":""').replace('"failures"', '"seruliaf"')
  const { needs } = readPolicy(Uint8Array.from(silent, char => char.charCodeAt(0)))
  expect(needs.reads).toBe(EVERYTHING.reads)
  expect(needs.failures).toEqual(EVERYTHING.failures)
})
