// SPDX-License-Identifier: Apache-2.0
// Builds bpf/generated/gyr.lskel.h: clang makes the object, bpftool the light skeleton (a program that loads the
// others from within the kernel), and this turns its two byte strings into words that stay small as text.
// Without the tools the committed file serves. "--check" builds and compares instead of writing.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const target = join(here, 'generated/gyr.lskel.h')

const CLANG_MAJOR = 14

/** Other versions make other bytes of the same source: only what these make is compared. */
const COMPARED = { clang: '14.0.6', bpftool: 'v7.1.0' }

type Skeleton = {
  maps: string[]
  programs: string[]
  data: Uint8Array
  insns: Uint8Array
}

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

const compile = (folder: string): string => {
  const object = join(folder, 'gyr.o')
  execFileSync(`clang-${CLANG_MAJOR}`, [
    ...['-g', '-O2', '-Wall', '-Werror', '-Wno-unused-function', '-target', 'bpf', '-mcpu=v3'],
    ...['-D__TARGET_ARCH_x86', '-D__x86_64__', '-idirafter', '/usr/include/x86_64-linux-gnu'],
    ...['-c', join(here, 'gyr.bpf.c'), '-o', object],
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

const escapes: Record<string, number> = {
  n: 10,
  t: 9,
  r: 13,
  '"': 34,
  '\\': 92,
  a: 7,
  b: 8,
  f: 12,
  v: 11,
}

/** Bytes of a C string literal's inside. */
const unescapeC = (text: string): Uint8Array => {
  const out: number[] = []
  for (let i = 0; i < text.length; i++) {
    if (text[i] !== '\\') {
      out.push(text.charCodeAt(i))
      continue
    }
    const next = text[++i] as string
    if (next === '\n') continue
    if (next === 'x') {
      out.push(Number.parseInt(text.slice(i + 1, i + 3), 16))
      i += 2
    } else if (next === '0') {
      out.push(0)
    } else {
      const value = escapes[next]
      if (value === undefined)
        throw new Error(`bpftool wrote an escape that is not known here: \\${next}`)
      out.push(value)
    }
  }
  return Uint8Array.from(out)
}

/**
 * libbpf 1.1 counts functions as programs when it writes the code that closes descriptors after a failure, and
 * with more than 32 reads beyond its stack, where there is nothing to close: those reads become zeros.
 */
const mendCleanup = (insns: Uint8Array): Uint8Array => {
  const view = new DataView(insns.buffer)
  for (let at = 0; at < insns.length; at += 8) {
    // r1 = *(u32 *)(r10 + offset), which only reads what exists below 0
    if (view.getUint16(at) !== 0x61a1 || view.getInt16(at + 2, true) < 0) continue
    view.setUint16(at, 0xb701)
    view.setInt16(at + 2, 0, true)
  }
  return insns
}

const parse = (header: string): Skeleton => {
  const all = (pattern: RegExp) =>
    [...header.matchAll(pattern)].map(found => found.slice(1) as string[])
  const literal = (before: string): Uint8Array => {
    const from = header.indexOf(before)
    if (from < 0) throw new Error(`bpftool's skeleton has no "${before}"`)
    const start = header.indexOf('"', from + before.length - 1) + 1
    let end = start
    while (header[end] !== '"') end += header[end] === '\\' ? 2 : 1
    return unescapeC(header.slice(start, end))
  }
  const sized = (name: string) => {
    const bytes = literal(`opts.${name} = (void *)"`)
    const size = Number(all(new RegExp(`opts\\.${name}_sz = (\\d+);`, 'g'))[0]?.[0])
    if (bytes.length !== size)
      throw new Error(`${name}: ${bytes.length} bytes read where bpftool says ${size}`)
    return bytes
  }
  return {
    maps: all(/struct bpf_map_desc (\w+);/g).map(([name]) => name as string),
    programs: all(/struct bpf_prog_desc (\w+);/g).map(([name]) => name as string),
    data: sized('data'),
    insns: mendCleanup(sized('insns')),
  }
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

const emit = (skeleton: Skeleton): string => {
  const array = (name: string, bytes: Uint8Array) =>
    `#define GYR_LSKEL_${name.toUpperCase()}_SIZE ${bytes.length}\n` +
    `static const __u64 gyr_lskel_${name}[] = {\n${words(bytes)}\n};\n`
  return `/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The eBPF programs of gyr.bpf.c, with the program that loads them.
 * Made by "npm run build:bpf" with clang ${CLANG_MAJOR}; do not edit.
 */
#ifndef GYR_GENERATED_LSKEL_H
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
		} ${skeleton.maps.join(', ')};
	} maps;
	struct gyr_lskel_programs {
		int ${skeleton.programs.join(', ')};
	} programs;
};

#ifdef GYR_LSKEL_BYTES
${array('data', skeleton.data)}
${array('insns', skeleton.insns)}
#endif

#endif
`
}

/** The text that bpf/generated/gyr.lskel.h is to have. */
export const buildSkeleton = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'gyr-bpf-'))
  try {
    const object = compile(folder)
    dropLineInfo(object)
    const linked = join(folder, 'gyr.bpf.o')
    execFileSync('bpftool', ['gen', 'object', linked, object])
    const header = quietly('bpftool', ['gen', 'skeleton', '-L', linked, 'name', 'gyr'])
    if (header === undefined) throw new Error('bpftool could not make the light skeleton')
    return emit(parse(header))
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
  const text = buildSkeleton()
  if (check) {
    if (existsSync(target) && readFileSync(target, 'utf8') === text) return 0
    console.error('bpf/generated/gyr.lskel.h does not come from these sources: npm run build:bpf')
    return 1
  }
  writeFileSync(target, text)
  return 0
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.exit(main(process.argv.includes('--check')))
