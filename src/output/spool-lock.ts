// SPDX-License-Identifier: Apache-2.0
// One process at a time uses a spool folder. The lock names its holder by pid and start time, so that
// the lock of a killed process, or of another that got its pid, does not hold.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Field 22 of /proc/PID/stat; the name before it may hold blanks and brackets. */
function startOf(pid: string): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return undefined
  }
}

function bootOf(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()
  } catch {
    return ''
  }
}

function identity(pid: string): string | undefined {
  const start = startOf(pid)
  return start === undefined ? undefined : `${pid} ${start} ${bootOf()}`
}

/** The pid of the other process that holds it; undefined: it is ours now. */
export function takeLock(folder: string): string | undefined {
  const path = join(folder, 'lock')
  const own = identity(String(process.pid)) ?? String(process.pid)
  for (;;) {
    try {
      writeFileSync(path, own, { flag: 'wx', mode: 0o600 })
      return undefined
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = readHolder(path)
    const [pid = ''] = holder.split(' ')
    if (/^\d+$/.test(pid) && holder === identity(pid)) return pid
    rmSync(path, { force: true })
  }
}

function readHolder(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}

export function releaseLock(folder: string): void {
  rmSync(join(folder, 'lock'), { force: true })
}
