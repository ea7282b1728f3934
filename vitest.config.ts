// SPDX-License-Identifier: Apache-2.0
// Test runner settings: every test file runs in its own worker, in parallel.
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/support/property-seed.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'threads',
    // Not one less, as is usual: many tests wait for programs they started.
    maxWorkers: availableParallelism(),
  },
})
