// SPDX-License-Identifier: Apache-2.0
// Packages of a Debian archive by name: which there are, what they need, fetched and unpacked
// somewhere without being installed.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Apt {
  /** The package whose name fits and whose version is the highest; its name. */
  newest(name: RegExp): string | undefined
  /** The package and those it depends on, at any depth, whose names fit. */
  closure(name: string, fits: RegExp): string[]
  unpack(names: readonly string[], folder: string): void
  /** The packages with all that they need, as on an empty system. */
  unpackSystem(names: readonly string[], folder: string): void
}

/** With the archives that this system knows; `options` go before each subcommand. */
export function systemApt(options: readonly string[] = []): Apt {
  const run = (program: string, args: readonly string[], cwd = '.') =>
    execFileSync(program, [...options, ...args], {
      cwd,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
  const fetched = (folder: string, fetch: (scratch: string) => string): void => {
    const scratch = mkdtempSync(join(tmpdir(), 'gyr-deb-'))
    try {
      const from = fetch(scratch)
      for (const file of readdirSync(from)) {
        if (file.endsWith('.deb')) execFileSync('dpkg', ['-x', join(from, file), folder])
      }
    } finally {
      rmSync(scratch, { recursive: true, force: true })
    }
  }
  return {
    newest(name) {
      const all = run('apt-cache', ['pkgnames', 'linux-']).split('\n')
      return all
        .filter(line => name.test(line))
        .sort(byVersion)
        .at(-1)
    },
    closure(name, fits) {
      const found = new Set<string>()
      const visit = (each: string): void => {
        if (found.has(each)) return
        found.add(each)
        const depends = run('apt-cache', ['depends', '--important', each])
        for (const [, needed] of depends.matchAll(/Depends: (\S+)/g)) {
          if (needed !== undefined && fits.test(needed)) visit(needed)
        }
      }
      visit(name)
      return [...found]
    },
    unpack(names, folder) {
      fetched(folder, scratch => {
        // The fetching user of apt may not write here; it then fetches as root, with a word about it.
        run('apt-get', ['-qq', '-o', 'APT::Sandbox::User=root', 'download', ...names], scratch)
        return scratch
      })
    },
    unpackSystem(names, folder) {
      fetched(folder, scratch => {
        mkdirSync(join(scratch, 'partial'))
        const options = ['-o', `Dir::Cache::archives=${scratch}`, '-o', 'APT::Sandbox::User=root']
        const install = ['install', '-qq', '-y', '--no-install-recommends', '--download-only']
        run('apt-get', [...options, ...install, ...names])
        return scratch
      })
    },
  }
}

/** With `suites` of Debian's archive alone, its lists below `folder`: the system's own stay as they are. */
export function isolatedApt(folder: string, suites: readonly string[]): Apt {
  const lists = join(folder, 'lists')
  const sources = join(folder, 'sources.list')
  const status = join(folder, 'status')
  const signed = 'signed-by=/usr/share/keyrings/debian-archive-keyring.gpg'
  const options = [
    ['Dir::Etc::SourceList', sources],
    ['Dir::Etc::SourceParts', '/dev/null'],
    ['Dir::State', folder],
    ['Dir::State::Lists', lists],
    ['Dir::State::status', status],
    ['Dir::Cache', folder],
    // Old suites are no longer signed anew.
    ['Acquire::Check-Valid-Until', 'false'],
    ['APT::Sandbox::User', 'root'],
  ].flatMap(([key, value]) => ['-o', `${key}=${value}`])
  if (!existsSync(lists)) {
    mkdirSync(join(lists, 'partial'), { recursive: true })
    mkdirSync(join(folder, 'archives', 'partial'), { recursive: true })
    writeFileSync(status, '')
    const line = (suite: string) => `deb [${signed}] http://deb.debian.org/debian ${suite} main\n`
    writeFileSync(sources, suites.map(line).join(''))
    try {
      execFileSync('apt-get', [...options, 'update', '-qq'], {
        stdio: ['ignore', 'inherit', 'inherit'],
      })
    } catch (error) {
      rmSync(lists, { recursive: true, force: true })
      throw error
    }
  }
  return systemApt(options)
}

function byVersion(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true })
}
