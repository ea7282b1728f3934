// SPDX-License-Identifier: Apache-2.0
// Builds the addon. Run by npm when gyr is installed: without a compiler the installation goes on, for all
// but live sources and syslog works without the addon. With --strict (npm run build:native) it fails.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('.', import.meta.url))
const strict = process.argv.includes('--strict')
const require = createRequire(import.meta.url)

/** npm brings its own; beside the sources there is one for development. */
function nodeGyp() {
  const fromNpm = process.env.npm_config_node_gyp
  if (fromNpm !== undefined && existsSync(fromNpm)) return fromNpm
  try {
    return require.resolve('node-gyp/bin/node-gyp.js')
  } catch {
    return undefined
  }
}

/** Node's headers, where they are installed with it; else node-gyp fetches them. */
function headers() {
  const prefix = dirname(dirname(process.execPath))
  return existsSync(join(prefix, 'include/node/node_api.h')) ? [`--nodedir=${prefix}`] : []
}

function build() {
  if (process.platform !== 'linux') return 'live sources are for Linux only'
  const program = nodeGyp()
  if (program === undefined) return 'node-gyp was not found'
  const result = spawnSync(process.execPath, [program, 'rebuild', ...headers()], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 600_000,
  })
  if (result.status === 0) return undefined
  const output = `${result.stdout ?? ''}${result.stderr ?? ''}`
  if (strict) console.error(output)
  const lines = output.trimEnd().split('\n')
  const cause = lines.find(line => /Error: |error: |not found/.test(line)) ?? lines.at(-1)
  return cause?.trim() ?? String(result.error)
}

const problem = build()
if (problem !== undefined) {
  console.warn(
    `gyr: the native addon was not built (${problem}).\n` +
      'gyr: captures can be replayed; live sources need a C++20 compiler, make and python3, then "npm run build:native".',
  )
  if (strict) process.exitCode = 1
}
// Of an installed package: lets this version of Node keep the code it makes of the program. A checkout has none.
const warm = join(folder, '../dist/bin/warm.cjs')
if (!strict && existsSync(warm)) spawnSync(process.execPath, [warm], { stdio: 'ignore' })
