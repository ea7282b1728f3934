// SPDX-License-Identifier: Apache-2.0
// Builds bpf/generated: of each set of programs (gyr.bpf.c, perf.bpf.c) clang makes the object, bpftool the light
// skeleton (a program that loads the others from within the kernel), and this turns its two byte strings into words
// that stay small as text. Without the tools the committed files serve. "--check" builds and compares instead of writing.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSkeleton, type Skeleton } from './skeleton.ts'

const here = dirname(fileURLToPath(import.meta.url))
const generated = join(here, 'generated')

/** Sets of programs, by the names of their sources; programs and maps are the same in all. */
const SETS = ['gyr', 'perf'] as const

const CLANG_MAJOR = 14

/** Other versions make other bytes of the same source: only what these make is compared. */
const COMPARED = { clang: '14.0.6', bpftool: 'v7.1.0' }

const quietly = (command: string, args: string[]): string | undefined => {
  try {
    return execFileSync(command, args, {
      encoding: 'utf8',
      maxBuffer: 64 << 20,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } catch {
    return undefined
  }
}

/** What building needs and this machine lacks, or undefined. */
const missingTools = (): string | undefined => {
  const clang = quietly(`clang-${CLANG_MAJOR}`, ['--version'])
  if (clang === undefined)
    return `clang-${CLANG_MAJOR} is missing (apt-get install clang-${CLANG_MAJOR})`
  if (quietly('bpftool', ['version']) === undefined)
    return 'bpftool is missing (apt-get install bpftool)'
  if (!existsSync('/usr/include/bpf/bpf_helpers.h'))
    return 'bpf/bpf_helpers.h is missing (apt-get install libbpf-dev)'
  return undefined
}

/** Why what this machine builds is not to be compared with the committed file, or undefined. */
export const notComparable = (): string | undefined => {
  const missing = missingTools()
  if (missing !== undefined) return missing
  const clang = quietly(`clang-${CLANG_MAJOR}`, ['--version'])?.includes(COMPARED.clang)
  const bpftool = quietly('bpftool', ['version'])?.includes(COMPARED.bpftool)
  if (clang && bpftool) return undefined
  return `it was made with clang ${COMPARED.clang} and bpftool ${COMPARED.bpftool}`
}

const compile = (set: string, folder: string): string => {
  const object = join(folder, `${set}.o`)
  execFileSync(`clang-${CLANG_MAJOR}`, [
    ...['-g', '-O2', '-Wall', '-Werror', '-Wno-unused-function', '-target', 'bpf', '-mcpu=v3'],
    ...['-D__TARGET_ARCH_x86', '-D__x86_64__', '-idirafter', '/usr/include/x86_64-linux-gnu'],
    ...['-c', join(here, `${set}.bpf.c`), '-o', object],
  ])
  return object
}

/** Leaves the source lines out of .BTF.ext: they are for the verifier's log and as large as the programs. */
const dropLineInfo = (object: string): void => {
  const bytes = readFileSync(object)
  const sections = Number(bytes.readBigUInt64LE(0x28))
  const size = bytes.readUInt16LE(0x3a)
  const header = (index: number) => sections + index * size
  const at = (index: number) => Number(bytes.readBigUInt64LE(header(index) + 0x18))
  const names = at(bytes.readUInt16LE(0x3e))
  for (let index = 0; index < bytes.readUInt16LE(0x3c); index++) {
    const name = names + bytes.readUInt32LE(header(index))
    if (bytes.toString('latin1', name, name + 9) === '.BTF.ext\0')
      bytes.writeUInt32LE(0, at(index) + 20)
  }
  writeFileSync(object, bytes)
}

const words = (bytes: Uint8Array): string => {
  const padded = Buffer.alloc((bytes.length + 7) & ~7)
  padded.set(bytes)
  const lines: string[] = []
  let line = '\t'
  for (let at = 0; at < padded.length; at += 8) {
    const value = padded.readBigUInt64LE(at)
    const word = `${value < 10n ? value : `0x${value.toString(16)}`},`
    if (line.length + word.length > 118) {
      lines.push(line)
      line = '\t'
    }
    line += word
  }
  return [...lines, line].join('\n')
}

const head = (what: string): string => `/* SPDX-License-Identifier: GPL-2.0 */
/*
 * ${what}
 * Made by "npm run build:bpf" with clang ${CLANG_MAJOR}; do not edit.
 */
`

const emitShape = ({ maps, programs }: Skeleton): string => `${head(
  'What loading a set of programs takes and leaves.',
)}#ifndef GYR_GENERATED_LSKEL_H
#define GYR_GENERATED_LSKEL_H

#include <linux/types.h>

/* What the loading program is given and what it leaves; the order is its own. */
struct gyr_lskel {
	__u32 size, flags, log_level, log_size;
	__u64 log;
	struct gyr_lskel_maps {
		struct gyr_lskel_map {
			int fd;
			__u32 max_entries; /* 0: as compiled */
			__u64 initial_value; /* 0: as compiled */
		} ${maps.join(', ')};
	} maps;
	struct gyr_lskel_programs {
		int ${programs.join(', ')};
	} programs;
};

#endif
`

const emitSet = (set: string, { data, insns }: Skeleton): string => {
  const array = (name: string, bytes: Uint8Array) =>
    `#define GYR_LSKEL_${set.toUpperCase()}_${name.toUpperCase()}_SIZE ${bytes.length}\n` +
    `static const __u64 gyr_lskel_${set}_${name}[] = {\n${words(bytes)}\n};\n`
  return `${head(`The eBPF programs of ${set}.bpf.c, with the program that loads them.`)}
${array('data', data)}
${array('insns', insns)}`
}

const build = (set: string, folder: string): Skeleton => {
  const object = compile(set, folder)
  dropLineInfo(object)
  const linked = join(folder, `${set}.bpf.o`)
  execFileSync('bpftool', ['gen', 'object', linked, object])
  const header = quietly('bpftool', ['gen', 'skeleton', '-L', linked, 'name', 'gyr'])
  if (header === undefined) throw new Error('bpftool could not make the light skeleton')
  return parseSkeleton(header)
}

/** The texts that files of bpf/generated are to have. */
export const buildSkeletons = (): ReadonlyMap<string, string> => {
  const folder = mkdtempSync(join(tmpdir(), 'gyr-bpf-'))
  try {
    const files = new Map<string, string>()
    for (const set of SETS) {
      const skeleton = build(set, folder)
      const shape = emitShape(skeleton)
      if ((files.get('lskel.h') ?? shape) !== shape)
        throw new Error(`${set}.bpf.c has other maps or programs than ${SETS[0]}.bpf.c`)
      files.set('lskel.h', shape).set(`${set}.lskel.h`, emitSet(set, skeleton))
    }
    return files
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const main = (check: boolean): number => {
  const why = check ? notComparable() : missingTools()
  if (why !== undefined) {
    console.error(
      `bpf: ${why}; ${check ? 'not checked' : 'the committed programs stay as they are'}`,
    )
    return check ? 0 : 1
  }
  let stale = 0
  for (const [name, text] of buildSkeletons()) {
    const path = join(generated, name)
    if (!check) writeFileSync(path, text)
    else if (!existsSync(path) || readFileSync(path, 'utf8') !== text) {
      console.error(`bpf/generated/${name} does not come from these sources: npm run build:bpf`)
      stale = 1
    }
  }
  return stale
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.exit(main(process.argv.includes('--check')))
