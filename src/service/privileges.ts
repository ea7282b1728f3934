// SPDX-License-Identifier: Apache-2.0
// Gives up root once everything that needs it is open (`run_as`): drivers, ports, spool and pid file. What
// stays are the few capabilities that the source of events needs later, on the main thread alone; other
// threads and the programs it starts have none.
import { execFileSync } from 'node:child_process'
import { nativeAddon } from '../native.ts'

export interface RunAs {
  readonly user: string
  readonly group: string
}

export class PrivilegeError extends Error {
  override readonly name = 'PrivilegeError'
}

/** Numbers of linux/capability.h. */
const CAPABILITIES: Readonly<Record<string, number>> = {
  CAP_DAC_READ_SEARCH: 2,
  CAP_SYS_PTRACE: 19,
  CAP_PERFMON: 38,
  CAP_BPF: 39,
}

function maskOf(names: readonly string[]): bigint {
  return names.reduce((mask, name) => {
    const bit = CAPABILITIES[name]
    if (bit === undefined) throw new RangeError(`no number for ${name}`)
    return mask | (1n << BigInt(bit))
  }, 0n)
}

/** Primary group of `user`; the user database is asked through the tool that knows all of its sources. */
function primaryGroup(user: string): number {
  try {
    const answer = execFileSync('id', ['-g', '--', user], { encoding: 'utf8', stdio: 'pipe' })
    return Number(answer.trim())
  } catch (error) {
    const { status } = error as { status?: number | null }
    // It says so by ending with 1; else it is not there.
    if (status === 1) throw new Error(`there is no user "${user}"`, { cause: error })
    throw error
  }
}

/**
 * For good: throws PrivilegeError when it cannot, or when root could be had back. Returns those of `keep` that
 * stay: all, or none where there is no addon.
 */
export function dropPrivileges(
  { user, group }: RunAs,
  keep: readonly string[] = [],
): readonly string[] {
  // Missing where there are no users like these.
  const { setuid, setgid, geteuid } = process
  const { initgroups } = process as { initgroups?: (user: string, group: string | number) => void }
  if (setuid === undefined || setgid === undefined || initgroups === undefined) return keep
  if (geteuid?.() !== 0) {
    throw new PrivilegeError('run_as: only root can become another user')
  }
  const addon = nativeAddon()
  const mask = maskOf(keep)
  try {
    const gid = group === '' ? primaryGroup(user) : group
    addon?.holdCapabilities(mask)
    initgroups.call(process, user, gid)
    setgid.call(process, gid)
    setuid.call(process, user)
    addon?.limitCapabilities(mask)
  } catch (error) {
    throw new PrivilegeError(`run_as: ${(error as Error).message}`, { cause: error })
  }
  let back = true
  try {
    setuid.call(process, 0)
  } catch {
    back = false
  }
  if (back) throw new PrivilegeError('run_as: root could be had back')
  return addon === undefined ? [] : keep
}
