// SPDX-License-Identifier: Apache-2.0
// What is tried in a guest, in the order it is run.
import { EBPF_BENCH, EBPF_SUITES } from './ebpf-suites.ts'
import { buildModule, kernelModule } from './kernels.ts'
import { LOAD_SUITE } from './load-suite.ts'
import { completeProgram } from './product.ts'
import { BARE_32, guestFile, guestProgram, type Suite } from './suite.ts'

export const SUITES: readonly Suite[] = [
  {
    name: 'module',
    script: 'module.sh',
    boot: { oneThread: true, timeoutSeconds: 400 },
    files: kernel => ({
      'gyr.ko': { from: buildModule(kernel) },
      'bin/ringtap': guestProgram('ringtap'),
      'bin/calls': guestProgram('calls'),
      'bin/calls32': guestProgram('calls32', BARE_32),
      'bin/pages': guestProgram('pages'),
      'bin/hostile': guestProgram('hostile', ['-static', '-no-pie']),
      'brd.ko': kernelModule(kernel, 'brd'),
      'bin/expect.awk': guestFile('expect.awk'),
    }),
  },
  {
    name: 'product',
    script: 'product.sh',
    boot: { memoryMb: 1536, timeoutSeconds: 600 },
    files: kernel => ({
      ...completeProgram(),
      'gyr.ko': { from: buildModule(kernel) },
      'guest/work.sh': guestFile('product-work.sh'),
      'guest/rules.yaml': guestFile('product-rules.yaml'),
      'guest/expected': guestFile('product-expected.txt'),
    }),
  },
  LOAD_SUITE,
  ...EBPF_SUITES,
]

const COUNTED = { countInstructions: true, memoryMb: 768, timeoutSeconds: 300 } as const

/** Costs in instructions, one suite a driver. */
export const KERNEL_BENCH: readonly Suite[] = [
  {
    name: 'bench-kmod',
    script: 'bench-kmod.sh',
    boot: COUNTED,
    files: kernel => ({
      'gyr.ko': { from: buildModule(kernel) },
      'guest/bench-tap.sh': guestFile('bench-tap.sh'),
      'bin/syscost': guestProgram('syscost'),
      'bin/ringtap': guestProgram('ringtap'),
    }),
  },
  EBPF_BENCH,
]
