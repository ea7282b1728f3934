// SPDX-License-Identifier: Apache-2.0
// Gives up root once everything that needs it is open (`run_as`): drivers, ports, spool and pid file.
import { execFileSync } from 'node:child_process'

export interface RunAs {
  readonly user: string
  readonly group: string
}

export class PrivilegeError extends Error {
  override readonly name = 'PrivilegeError'
}

/** Primary group of `user`; the user database is asked through the tool that knows all of its sources. */
function primaryGroup(user: string): number {
  return Number(execFileSync('id', ['-g', '--', user], { encoding: 'utf8' }).trim())
}

/** For good: throws PrivilegeError when it cannot, or when root could be had back. */
export function dropPrivileges({ user, group }: RunAs): void {
  // Missing where there are no users like these.
  const { setuid, setgid, geteuid } = process
  const { initgroups } = process as { initgroups?: (user: string, group: string | number) => void }
  if (setuid === undefined || setgid === undefined || initgroups === undefined) return
  if (geteuid?.() !== 0) {
    throw new PrivilegeError('run_as: only root can become another user')
  }
  try {
    const gid = group === '' ? primaryGroup(user) : group
    initgroups.call(process, user, gid)
    setgid.call(process, gid)
    setuid.call(process, user)
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
}
