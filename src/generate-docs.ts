// SPDX-License-Identifier: Apache-2.0
// Writes the pages and schemas of docs/ that are made from tables of the program: part of `npm run
// generate`. With --check it writes nothing, names the files that are out of date and exits 1. Run from
// the project's root.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { emitConfigDoc } from './config/docs.ts'
import { configFileSchema } from './config/file-schema.ts'
import { EDITOR_SCHEMA } from './rules/editor-schema.ts'
import { emitErrorsDoc } from './rules/errors-doc.ts'

const json = (value: object): string => `${JSON.stringify(value, undefined, 2)}\n`

const FILES: readonly (readonly [path: string, text: string])[] = [
  ['docs/configuration.md', emitConfigDoc()],
  ['docs/errors.md', emitErrorsDoc()],
  ['docs/schema/rules.json', json(EDITOR_SCHEMA)],
  ['docs/schema/config.json', json(configFileSchema())],
]

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

const stale = FILES.filter(([path, text]) => read(path) !== text)
if (process.argv.includes('--check')) {
  for (const [path] of stale) console.error(`out of date: ${path} (run npm run generate)`)
  process.exitCode = stale.length === 0 ? 0 : 1
} else {
  for (const [path, text] of stale) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
    console.log(`wrote ${path}`)
  }
}
