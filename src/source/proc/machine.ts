// SPDX-License-Identifier: Apache-2.0
// Facts of the host itself as records: machine, network interfaces, users and groups.
import { cpus, hostname, networkInterfaces, totalmem } from 'node:os'
import { hostRecord } from '../../schema/host-records.ts'
import { encodeIp, encodeRecord } from '../../schema/record.ts'
import { readLines, readText, toParam } from './files.ts'

type Push = (record: Uint8Array) => void

/** When the machine was started, in nanoseconds since the epoch. */
export function bootTime(proc: string): bigint {
  // Of higher resolution than btime of /proc/stat; that one counts where the clock was set since.
  const uptime = Number(readText(`${proc}/uptime`)?.split(' ')[0] ?? 0)
  return BigInt(Date.now()) * 1_000_000n - BigInt(Math.round(uptime * 1000)) * 1_000_000n
}

function pushMachine(bootTs: bigint, push: Push): void {
  push(
    encodeRecord(hostRecord('MACHINE'), 0, 0, {
      hostname: hostname(),
      num_cpus: cpus().length,
      memory: BigInt(totalmem()),
      boot_ts: bootTs,
    }),
  )
}

function pushInterfaces(push: Push): void {
  for (const [name, addresses] of Object.entries(networkInterfaces())) {
    for (const { family, address, netmask } of addresses ?? []) {
      const addr = encodeIp(address.split('%')[0] as string)
      const mask = encodeIp(netmask)
      const broadcast = addr.map((byte, i) => byte | (~(mask[i] ?? 0) & 0xff))
      push(
        encodeRecord(hostRecord('INTERFACE'), 0, 0, {
          family: family === 'IPv4' ? 2 : 10,
          addr,
          netmask: mask,
          broadcast,
          name,
        }),
      )
    }
  }
}

/** `name:password:uid:gid:comment:home:shell`, and `name:password:gid:members`. */
function pushAccounts(root: string, push: Push): void {
  const isId = (text: string | undefined): text is string => /^\d+$/.test(text ?? '')
  for (const line of readLines(`${root}/etc/passwd`)) {
    const [name = '', , uid, gid, , home = '', shell = ''] = line.split(':')
    if (!isId(uid) || !isId(gid)) continue
    push(
      encodeRecord(hostRecord('USER'), 0, 0, {
        uid: Number(uid),
        gid: Number(gid),
        name: toParam(name),
        home: toParam(home),
        shell: toParam(shell),
        container_id: '',
      }),
    )
  }
  for (const line of readLines(`${root}/etc/group`)) {
    const [name = '', , gid] = line.split(':')
    if (!isId(gid)) continue
    push(
      encodeRecord(hostRecord('GROUP'), 0, 0, {
        gid: Number(gid),
        name: toParam(name),
        container_id: '',
      }),
    )
  }
}

/** `root`: where the host's files are seen, '' for this process's own root. */
export function pushHost(root: string, bootTs: bigint, push: Push): void {
  pushMachine(bootTs, push)
  pushInterfaces(push)
  pushAccounts(root, push)
}
