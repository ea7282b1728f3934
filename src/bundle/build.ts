// SPDX-License-Identifier: Apache-2.0
// Puts the program together in dist/bin: one script of all modules, because finding and reading 180 of
// them takes longer than reading one, and what starts it (launch.ts). `npm run build` calls it.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, build, type Metafile } from 'esbuild'
import type { ThreadEntry } from '../worker-entry.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const OUT = 'dist/bin'
/** Modules of src/ that are started: the program and its threads. */
const ENTRIES: readonly ('cli' | ThreadEntry)[] = [
  'cli',
  'reload/compile-thread',
  'output/syslog-thread',
]
/** Needed at every start; other packages are loaded from node_modules by those runs that use them. */
const BUNDLED: ReadonlySet<string> = new Set(['commander'])

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>
  readonly optionalDependencies: Readonly<Record<string, string>>
}

function external(): string[] {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest
  const names = [manifest.dependencies, manifest.optionalDependencies].flatMap(Object.keys)
  return names.filter(name => !BUNDLED.has(name))
}

/** Licences ask that they go with every copy. */
function licences({ inputs }: Metafile): string {
  const folders = new Set(
    Object.keys(inputs).flatMap(path => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
  )
  const texts = [...folders].sort().map(folder => {
    const { name, version } = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8'))
    return `${name} ${version}\n\n${readFileSync(join(ROOT, folder, 'LICENSE'), 'utf8')}`
  })
  return `The files here contain these packages.\n\n${texts.join('\n')}`
}

/** For modules that ask: what they look for is found from src/ as from here. */
const FILE_URL = `const FILE_URL = require("node:url").pathToFileURL(FILE).href;`

const common = {
  absWorkingDir: ROOT,
  bundle: true,
  // Node loads it faster than modules.
  format: 'cjs',
  platform: 'node',
  target: 'node20.19',
  logLevel: 'warning',
} as const satisfies BuildOptions

/**
 * All modules as one script: its value is a function that fills `exports` with the entries. It cannot import
 * packages itself: kept code no longer knows which script it is of.
 */
async function buildScript(): Promise<string> {
  const entries = ENTRIES.map(name => `exports['${name}'] = () => import('./src/${name}.ts')`)
  const { metafile } = await build({
    ...common,
    stdin: { contents: entries.join('\n'), resolveDir: ROOT },
    outfile: `${OUT}/program.cjs`,
    external: external(),
    define: { 'import.meta.url': 'FILE_URL' },
    banner: { js: `(function (require, load, exports, FILE) { "use strict"; ${FILE_URL}` },
    footer: { js: '})' },
    metafile: true,
  })
  writeFileSync(join(ROOT, OUT, 'LICENSES.txt'), licences(metafile))
  const file = join(ROOT, OUT, 'program.cjs')
  const script = readFileSync(file, 'utf8').replaceAll(/\bimport\("/g, 'load("')
  writeFileSync(file, script)
  return createHash('sha256').update(script).digest('hex')
}

async function buildLauncher(hash: string): Promise<void> {
  await build({
    ...common,
    entryPoints: ['src/bundle/launch.ts', 'src/bundle/warm.ts'],
    outdir: OUT,
    outExtension: { '.js': '.cjs' },
    define: { SCRIPT_HASH: JSON.stringify(hash.slice(0, 16)) },
  })
  for (const name of ENTRIES) {
    const isProgram = name === 'cli'
    const file = join(ROOT, OUT, isProgram ? 'gyr.cjs' : `${name}.cjs`)
    const up = isProgram ? './' : '../'.repeat(name.split('/').length - 1)
    const line = `require('${up}launch.cjs').launch('${name}')\n`
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, isProgram ? `#!/usr/bin/env node\n${line}` : line)
    if (isProgram) chmodSync(file, 0o755)
  }
}

rmSync(join(ROOT, OUT), { recursive: true, force: true })
await buildLauncher(await buildScript())
// Without it the program is slower to start, no more.
spawnSync(process.execPath, [join(ROOT, OUT, 'warm.cjs')], { stdio: 'ignore' })
