// SPDX-License-Identifier: Apache-2.0
// Packages of a Debian archive by name: which there are, what they need, fetched and unpacked
// somewhere without being installed.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Apt {
  /** The package whose name fits and whose version is the highest; its name. */
  newest(name: RegExp): string | undefined
  /** The package and those it depends on, at any depth, whose names fit. */
  closure(name: string, fits: RegExp): string[]
  unpack(names: readonly string[], folder: string): void
}

/** With the archives that this system knows; `options` go before each subcommand. */
export function systemApt(options: readonly string[] = []): Apt {
  const cache = (...args: string[]) =>
    execFileSync('apt-cache', [...options, ...args], { encoding: 'utf8', maxBuffer: 1 << 26 })
  return {
    newest(name) {
      return cache('pkgnames', 'linux-')
        .split('\n')
        .filter(line => name.test(line))
        .sort(byVersion)
        .at(-1)
    },
    closure(name, fits) {
      const found = new Set<string>()
      const visit = (each: string): void => {
        if (found.has(each)) return
        found.add(each)
        for (const [, needed] of cache('depends', '--important', each).matchAll(
          /Depends: (\S+)/g,
        )) {
          if (needed !== undefined && fits.test(needed)) visit(needed)
        }
      }
      visit(name)
      return [...found]
    },
    unpack(names, folder) {
      const scratch = mkdtempSync(join(tmpdir(), 'gyr-deb-'))
      try {
        execFileSync('apt-get', [...options, '-q', 'download', ...names], {
          cwd: scratch,
          stdio: 'pipe',
        })
        for (const file of readdirSync(scratch))
          execFileSync('dpkg', ['-x', join(scratch, file), folder])
      } finally {
        rmSync(scratch, { recursive: true, force: true })
      }
    },
  }
}

function byVersion(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true })
}
