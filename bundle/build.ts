// SPDX-License-Identifier: Apache-2.0
// Puts the program together in dist/bin: one file each for the program and its threads, because finding
// and reading 180 modules takes longer than reading one. `npm run build` calls it.
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Metafile } from 'esbuild'
import type { ThreadEntry } from '../src/worker-entry.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const OUT = 'dist/bin'
const THREADS: readonly ThreadEntry[] = ['reload/compile-thread', 'output/syslog-thread']
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

/** In every file `import.meta.url` is that of the program: modules that ask for it lie in src/ itself. */
function fileUrl(entry: string): string {
  const up = '../'.repeat(entry.split('/').length - 1)
  return `"use strict"; const FILE_URL = new URL("./${up}gyr.cjs", require("node:url").pathToFileURL(__filename)).href;`
}

async function bundle(entry: string, out: string): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [`src/${entry}.ts`],
    outfile: `${OUT}/${out}.cjs`,
    bundle: true,
    // Node loads it faster than modules.
    format: 'cjs',
    platform: 'node',
    target: 'node20.19',
    external: external(),
    define: { 'import.meta.url': 'FILE_URL' },
    banner: { js: fileUrl(entry) },
    metafile: true,
    logLevel: 'warning',
  })
  return metafile
}

rmSync(join(ROOT, OUT), { recursive: true, force: true })
const program = await bundle('cli', 'gyr')
for (const thread of THREADS) await bundle(thread, thread)
writeFileSync(join(ROOT, OUT, 'LICENSES.txt'), licences(program))
chmodSync(join(ROOT, OUT, 'gyr.cjs'), 0o755)
