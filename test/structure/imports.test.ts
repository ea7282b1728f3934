// SPDX-License-Identifier: Apache-2.0
// Dependencies go one way, and what must run in a browser imports nothing of Node.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

const SRC = 'src'

/** Lowest first: a file may import from its own layer and from those before it. */
const LAYERS: readonly (readonly string[])[] = [
  ['schema'],
  ['diagnostics'],
  ['rules'],
  ['format', 'capture'],
  ['engine'],
  ['config', 'output', 'source'],
  ['explain'],
  // The composition root and what it is made of.
  ['', 'kernel-module', 'metrics', 'profile', 'reload', 'web', 'service'],
  ['commands'],
  ['cli'],
]

/** Entry points beside the program: they may use everything and nothing uses them. */
const TOOLS = ['bundle', 'conformance', 'parity']
const BROWSER = ['schema', 'diagnostics', 'rules', 'format', 'capture']
/** Of src/schema: writes the generated files. */
const GENERATOR = /^schema\/(generate|generated-files|write-generated)\.ts$/
/** Leaves without imports of their own that everyone may use. */
const LEAVES = new Set([
  'exit-codes.ts',
  'version.ts',
  'package-path.ts',
  'log.ts',
  'native.ts',
  'system-errors.ts',
  'worker-entry.ts',
])

interface Import {
  readonly from: string
  readonly to: string
}

function sources(folder: string): string[] {
  return readdirSync(join(SRC, folder), { withFileTypes: true }).flatMap(entry => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return sources(path)
    return path.endsWith('.ts') ? [path] : []
  })
}

/** Imports stand before the first statement; what comes later may be text of a generator. */
const FIRST_STATEMENT =
  /^(?:export\s+)?(?:const|let|function|class|type|interface|async|abstract|declare)\b/m
const STATIC = /^(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]/gm
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

function importsOf(text: string): string[] {
  const head = text.slice(0, FIRST_STATEMENT.exec(text)?.index ?? text.length)
  return [...head.matchAll(STATIC), ...text.matchAll(DYNAMIC)].map(
    found => found[1] ?? found[2] ?? '',
  )
}

const files = sources('')
const imports: Import[] = files.flatMap(from =>
  importsOf(readFileSync(join(SRC, from), 'utf8')).map(to => ({
    from,
    to: to.startsWith('.') ? normalize(join(dirname(from), to)) : to,
  })),
)

const folderOf = (path: string): string => {
  if (path === 'cli.ts') return 'cli'
  return path.includes('/') ? (path.split('/')[0] as string) : ''
}
const layerOf = (path: string): number => LAYERS.findIndex(layer => layer.includes(folderOf(path)))
const isLocal = ({ to }: Import): boolean => to.endsWith('.ts')
const show = ({ from, to }: Import): string => `${from} imports ${to}`

describe('imports', () => {
  it('are found', () => {
    const text =
      "import a from 'x'\nimport {\n  b,\n} from './y.ts'\nexport * from 'z'\nimport 'v'\n" +
      "const c = `\nimport no from 'text'`\nawait import('w')"
    expect(importsOf(text)).toEqual(['x', './y.ts', 'z', 'v', 'w'])
    expect(imports.length).toBeGreaterThan(100)
  })

  it('know every folder of src', () => {
    const folders = new Set(files.map(folderOf))
    const known = new Set([...LAYERS.flat(), ...TOOLS])
    expect([...folders].filter(folder => !known.has(folder))).toEqual([])
  })

  it('go down the layers only', () => {
    const wrong = imports.filter(each => {
      if (!isLocal(each) || TOOLS.includes(folderOf(each.from)) || LEAVES.has(each.to)) return false
      if (GENERATOR.test(each.from)) return false
      return TOOLS.includes(folderOf(each.to)) || layerOf(each.to) > layerOf(each.from)
    })
    expect(wrong.map(show)).toEqual([])
  })

  it('of tools do not reach each other', () => {
    const wrong = imports.filter(
      each =>
        isLocal(each) &&
        TOOLS.includes(folderOf(each.from)) &&
        TOOLS.includes(folderOf(each.to)) &&
        folderOf(each.from) !== folderOf(each.to),
    )
    expect(wrong.map(show)).toEqual([])
  })

  it('of Node stay out of what runs in a browser', () => {
    const wrong = imports.filter(
      ({ from, to }) =>
        BROWSER.includes(folderOf(from)) && to.startsWith('node:') && !GENERATOR.test(from),
    )
    expect(wrong.map(show)).toEqual([])
  })

  it('of Node are written with their prefix', () => {
    const bare = new Set(['fs', 'path', 'os', 'crypto', 'zlib', 'url', 'util', 'stream', 'events'])
    expect(imports.filter(({ to }) => bare.has(to)).map(show)).toEqual([])
  })
})
