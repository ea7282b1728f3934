// SPDX-License-Identifier: Apache-2.0
// What is tried in a guest, in the order it is run.
import { buildModule } from './kernels.ts'
import { guestProgram, type Suite } from './suite.ts'

export const SUITES: readonly Suite[] = [
  {
    name: 'module',
    script: 'module.sh',
    files: kernel => ({
      'gyr.ko': { from: buildModule(kernel) },
      'bin/syscost': guestProgram('syscost'),
    }),
  },
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
      'bin/syscost': guestProgram('syscost'),
      'bin/ringtap': guestProgram('ringtap'),
    }),
  },
]
