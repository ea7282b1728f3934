// SPDX-License-Identifier: Apache-2.0
// What bpftool says of a light skeleton: names of maps and programs, and its two byte strings, out of the C header that
// it writes.

export type Skeleton = {
  maps: string[]
  programs: string[]
  data: Uint8Array
  insns: Uint8Array
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

export const parseSkeleton = (header: string): Skeleton => {
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
