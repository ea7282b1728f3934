// SPDX-License-Identifier: Apache-2.0
// What is tried of the eBPF driver in a guest: its records against the module's, its costs.
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { withLibraries } from './image.ts'
import { buildModule, kernelModule } from './kernels.ts'
import { completeProgram } from './product.ts'
import { compile, guestFile, guestProgram, type Suite } from './suite.ts'

const CACHE = new URL('../../.cache/guest/', import.meta.url).pathname

/** Compiled each time: sources include each other. */
function compiled(name: string, folder: string): { from: string } {
  mkdirSync(CACHE, { recursive: true })
  const program = join(CACHE, name)
  const source = new URL(`${folder}${name}.c`, import.meta.url).pathname
  compile(program, source)
  return { from: program }
}

const workload = (name: string) => compiled(name, '../bpf/workload/')
const ebpfTap = () => compiled('ringtap-ebpf', 'guest/')

const STRESSOR = '/usr/bin/stress-ng'
const noStressor = () => (existsSync(STRESSOR) ? undefined : 'needs apt-get install stress-ng')

export const EBPF_SUITES: readonly Suite[] = [
  {
    name: 'equal',
    script: 'equal.sh',
    boot: { memoryMb: 768, timeoutSeconds: 300 },
    files: kernel => ({
      'gyr.ko': { from: buildModule(kernel) },
      'bin/ringtap': guestProgram('ringtap'),
      'bin/ringtap-ebpf': ebpfTap(),
      'bin/files': workload('files'),
      'bin/sockets': workload('sockets'),
      'bin/ids': workload('ids'),
      'bin/processes': workload('processes'),
      'bin/pages': guestProgram('pages'),
      'bin/settings': workload('settings'),
      'brd.ko': kernelModule(kernel, 'brd'),
    }),
  },
  {
    name: 'hiding',
    script: 'hiding.sh',
    boot: { memoryMb: 768, timeoutSeconds: 300 },
    files: kernel => ({
      'gyr.ko': { from: buildModule(kernel) },
      'bin/ringtap': guestProgram('ringtap'),
      'bin/ringtap-ebpf': ebpfTap(),
      'bin/preempted': guestProgram('preempted'),
      'bin/names': guestProgram('names'),
    }),
  },
  {
    name: 'storms',
    script: 'storms.sh',
    boot: { memoryMb: 1024, oneThread: true, timeoutSeconds: 600 },
    missing: noStressor,
    files: kernel => ({
      ...withLibraries(STRESSOR),
      'gyr.ko': { from: buildModule(kernel) },
      'bin/ringtap': guestProgram('ringtap'),
      'bin/ringtap-ebpf': ebpfTap(),
    }),
  },
  {
    name: 'drops',
    script: 'drops.sh',
    // QEMU's processors in threads of their own now and then run code that was patched away, the kernel's when
    // tracepoints come and go, and Node's.
    boot: { memoryMb: 1536, oneThread: true, timeoutSeconds: 600 },
    thorough: true,
    missing: noStressor,
    files: kernel => ({
      ...completeProgram(),
      ...withLibraries(STRESSOR),
      'gyr.ko': { from: buildModule(kernel) },
    }),
  },
]

export const EBPF_BENCH: Suite = {
  name: 'bench-ebpf',
  script: 'bench-ebpf.sh',
  boot: { countInstructions: true, memoryMb: 768, timeoutSeconds: 400 },
  files: () => ({
    'guest/bench-tap.sh': guestFile('bench-tap.sh'),
    'bin/syscost': guestProgram('syscost'),
    'bin/ringtap': ebpfTap(),
  }),
}
