// SPDX-License-Identifier: Apache-2.0
// The cgroups of a thread as drivers give them: `subsystem=path` with a NUL each.
import { readText } from './files.ts'

/** Longer lists are cut at an entry, as drivers do. */
const MAX_BYTES = 4096

/** The subsystems of the one hierarchy of version 2, whose line in /proc does not name them. */
export function unifiedSubsystems(root: string): string[] {
  const text = readText(`${root}/sys/fs/cgroup/cgroup.controllers`)
  return text?.trim().split(' ').filter(Boolean) ?? []
}

/** `text`: /proc/PID/cgroup. */
export function cgroupList(text: string, unified: readonly string[]): Uint8Array {
  let list = ''
  const add = (subsystem: string, path: string): void => {
    const entry = `${subsystem}=${path}\0`
    if (list.length + entry.length <= MAX_BYTES) list += entry
  }
  for (const line of text.split('\n')) {
    const [, names, path] = /^\d+:([^:]*):(.*)$/.exec(line) ?? []
    if (names === undefined || path === undefined) continue
    // Named hierarchies (name=systemd) have no subsystem.
    for (const name of names === '' ? unified : names.split(',')) {
      if (!name.includes('=')) add(name, path)
    }
  }
  return Buffer.from(list, 'latin1')
}
