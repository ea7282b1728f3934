// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { expect, it, test } from 'vitest'
import { generatedFiles } from '../../src/schema/generated-files.ts'

const root = new URL('../../', import.meta.url)

test.each([...generatedFiles()])('%s is fresh (else: npm run generate)', (path, text) => {
  expect(readFileSync(new URL(path, root), 'utf8') === text).toBe(true)
})

it('gives constants by name', () => {
  const text = (path: string): string => generatedFiles().get(path) ?? ''
  expect(text('assembly/generated/events.ts')).toContain(
    'export const E_SYSCALL_OPENAT_2_X: u32 = 307\n',
  )
  expect(text('assembly/generated/params.ts')).toContain(
    'export const P_SYSCALL_OPENAT_2_X_NAME: u32 = 2\n',
  )
  expect(text('assembly/generated/params.ts')).toContain('export const P_THREAD_COMM: u32 = 8\n')
  expect(text('assembly/generated/fields.ts')).toMatch(/export const F_PROC_NAME: u32 = \d+\n/)
  expect(text('kmod/generated/events.h')).toContain('\tGYR_E_SYSCALL_OPENAT_2_X = 307,\n')
  expect(text('kmod/generated/syscalls.h')).toContain(
    '\t[257] = { GYR_SC_OPENAT, GYR_E_SYSCALL_OPENAT_2_X },\n',
  )
  expect(text('docs/fields.md')).toContain('| `proc.name` | string |')
})
