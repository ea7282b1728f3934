// SPDX-License-Identifier: Apache-2.0
// The guest's root: an uncompressed initramfs of busybox, the files a test needs, and an init that
// runs its script and turns the machine off.
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Guest path → file or folder of this machine, or text. */
export type Files = Readonly<Record<string, { readonly from: string } | string>>

const FOLDERS = [
  'bin',
  'dev',
  'etc',
  'mnt',
  'proc',
  'root',
  'run',
  'sys',
  'tmp',
  'usr/bin',
  'var/log',
]

const INIT = `#!/bin/busybox sh
/bin/busybox --install -s /bin 2>/dev/null
export PATH=/bin:/usr/bin HOME=/root
mount -t proc proc /proc; mount -t sysfs sys /sys
mount -t devtmpfs dev /dev 2>/dev/null; mkdir -p /dev/shm
mount -t tmpfs tmp /tmp; mount -t tmpfs shm /dev/shm
mount -t tracefs tracefs /sys/kernel/tracing 2>/dev/null
mount -t bpf bpf /sys/fs/bpf 2>/dev/null
mkdir -p /sys/fs/cgroup; mount -t cgroup2 cgroup2 /sys/fs/cgroup 2>/dev/null
ifconfig lo 127.0.0.1 up
sh /guest/script
echo "GUEST splats $(dmesg | grep -cE 'WARNING|BUG:|Oops|Call Trace|KFENCE')"
dmesg | grep -A 25 -E 'WARNING|BUG:|Oops|Call Trace|KFENCE' | head -60
poweroff -f
`

const BASE: Files = {
  'bin/busybox': { from: '/bin/busybox' },
  'etc/hostname': 'guest\n',
  'etc/passwd': 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n',
  'etc/group': 'root:x:0:\nnogroup:x:65534:\n',
  'etc/shadow': 'root:*:19000::::::\n',
  'etc/hosts': '127.0.0.1 localhost\n',
}

/** Makes the image at `path`. `script` is what the guest runs, by busybox's shell. */
export function makeImage(path: string, script: string, files: Files): void {
  const root = mkdtempSync(join(tmpdir(), 'gyr-guest-'))
  try {
    // It is the guest's root, which others than root must be able to enter.
    chmodSync(root, 0o755)
    for (const folder of FOLDERS) mkdirSync(join(root, folder), { recursive: true })
    const all: Files = { ...BASE, ...files, 'guest/script': script, init: INIT }
    for (const [name, what] of Object.entries(all)) {
      const at = join(root, name)
      mkdirSync(dirname(at), { recursive: true })
      if (typeof what === 'string') writeFileSync(at, what)
      else cpSync(what.from, at, { recursive: true, dereference: true })
    }
    chmodSync(join(root, 'init'), 0o755)
    symlinkSync('busybox', join(root, 'bin/sh'))
    pack(root, path)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function pack(root: string, path: string): void {
  const out = openSync(path, 'w')
  try {
    const names = execFileSync('find', ['.', '-print0'], { cwd: root, maxBuffer: 1 << 26 })
    execFileSync('cpio', ['--null', '-o', '-H', 'newc', '--quiet', '-R', '0:0'], {
      cwd: root,
      input: names,
      stdio: ['pipe', out, 'inherit'],
    })
  } finally {
    closeSync(out)
  }
}

/** A program and the shared libraries it asks for, at the same paths in the guest. */
export function withLibraries(program: string): Files {
  const files: Record<string, { from: string }> = { [program.slice(1)]: { from: program } }
  const wanted = execFileSync('ldd', [program], { encoding: 'utf8' })
  for (const [, library] of wanted.matchAll(/(\/\S+) \(0x/g)) {
    if (library !== undefined) files[library.slice(1)] = { from: library }
  }
  return files
}
