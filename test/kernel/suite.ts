// SPDX-License-Identifier: Apache-2.0
// A suite is a script that one boot of a guest runs. It says what it found in lines of its own:
// "PASS name", "FAIL name: why", "LEFT OUT name: why", and "END" when it came to its end.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type BootOptions, boot } from './boot.ts'
import { type Files, makeImage } from './image.ts'
import type { Kernel } from './kernels.ts'

export interface Suite {
  readonly name: string
  /** File under test/kernel/guest. */
  readonly script: string
  readonly boot?: BootOptions
  /** Only with `--all`, or asked for by name: it takes long. */
  readonly thorough?: boolean
  /** What this machine lacks for it; it is then left out. */
  missing?(): string | undefined
  /** What the guest needs beside busybox; made before each boot. Throws when it cannot be had. */
  files(kernel: Kernel): Files
}

export interface Verdict {
  readonly passed: readonly string[]
  readonly failed: readonly string[]
  readonly leftOut: readonly string[]
  readonly lines: readonly string[]
  readonly seconds: number
}

const HERE = new URL('.', import.meta.url).pathname
const CACHE = new URL('../../.cache/guest/', import.meta.url).pathname

const STATIC: readonly string[] = ['-static', '-pthread']
/** For a program without a C library: one of 32 bits is seldom installed. */
export const BARE_32: readonly string[] = [
  '-m32',
  '-nostdlib',
  '-static',
  '-fno-stack-protector',
  '-no-pie',
  '-fno-pie',
]

/** A program of test/kernel/guest, linked statically so that the guest needs no library. */
export function guestProgram(name: string, how: readonly string[] = STATIC): { from: string } {
  mkdirSync(CACHE, { recursive: true })
  const source = join(HERE, 'guest', `${name}.c`)
  const program = join(CACHE, name)
  if (!existsSync(program) || statSync(program).mtimeMs < statSync(source).mtimeMs) {
    compile(program, source, how)
  }
  return { from: program }
}

/** Another run may be copying the program that was there: it is replaced as a whole. */
export function compile(program: string, source: string, how: readonly string[] = STATIC): void {
  const made = `${program}-${process.pid}`
  const include = new URL('../../kmod', import.meta.url).pathname
  const flags = ['-O2', '-Wall', '-Wextra', '-Werror', ...how, `-I${include}`]
  execFileSync('gcc', [...flags, '-o', made, source], { stdio: ['ignore', 'inherit', 'inherit'] })
  renameSync(made, program)
}

/** A file of test/kernel/guest as it is. */
export function guestFile(name: string): { from: string } {
  return { from: join(HERE, 'guest', name) }
}

/** What the lines of a script say. */
export function verdictOf(lines: readonly string[], seconds: number): Verdict {
  const named = (mark: string): string[] =>
    lines.filter(line => line.startsWith(`${mark} `)).map(line => line.slice(mark.length + 1))
  return {
    passed: named('PASS'),
    failed: named('FAIL'),
    leftOut: named('LEFT OUT'),
    lines,
    seconds,
  }
}

export async function runSuite(
  suite: Suite,
  kernel: Kernel,
  onLine: (line: string) => void,
): Promise<Verdict> {
  mkdirSync(CACHE, { recursive: true })
  const image = join(CACHE, `${suite.name}-${kernel.name}-${process.pid}.cpio`)
  makeImage(image, readFileSync(join(HERE, 'guest', suite.script), 'utf8'), suite.files(kernel))
  try {
    const { lines, seconds, timedOut } = await boot(kernel, image, { ...suite.boot, onLine })
    const verdict = verdictOf(lines, seconds)
    const failed = [...verdict.failed]
    if (timedOut) failed.push(`${suite.name}: no end within the time allowed`)
    else if (!lines.includes('END')) failed.push(`${suite.name}: the guest stopped before the end`)
    if (!lines.includes('GUEST splats 0')) failed.push(`${suite.name}: the kernel complained`)
    return { ...verdict, failed }
  } finally {
    rmSync(image, { force: true })
  }
}
