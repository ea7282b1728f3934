// SPDX-License-Identifier: Apache-2.0
// `--page-size`: the page size of this system. Node has no call for it; the kernel writes it to smaps.
import { readFileSync } from 'node:fs'

export function pageSizeText(): string {
  const [, kilobytes] =
    /^KernelPageSize: +(\d+) kB$/m.exec(readFileSync('/proc/self/smaps', 'utf8')) ?? []
  return `Your system page size is: ${Number(kilobytes) * 1024}\n`
}
