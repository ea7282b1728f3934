// SPDX-License-Identifier: Apache-2.0
// Diagnostics as users see them: every file in test/golden/rules has its exact output beside it. With
// UPDATE_GOLDEN=1 the outputs are written instead of compared.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { CODES, type DiagnosticCode } from '../../src/diagnostics/codes.ts'
import { Collector } from '../../src/diagnostics/diagnostic.ts'
import { unreadableFile } from '../../src/diagnostics/file-read.ts'
import { render } from '../../src/diagnostics/render.ts'
import { loadRules } from '../../src/rules/load.ts'

const DIR = new URL('../golden/rules/', import.meta.url)
const NAMES = readdirSync(DIR)
  .filter(name => name.endsWith('.yaml'))
  .map(name => name.slice(0, -'.yaml'.length))

function diagnosticsOf(name: string): Collector {
  const text = readFileSync(new URL(`${name}.yaml`, DIR), 'utf8')
  return loadRules([{ name: `${name}.yaml`, text }], { sources: ['syscall', 'k8s_audit'] })
    .diagnostics
}

describe('diagnostics', () => {
  test.each(NAMES)('%s', name => {
    const found = diagnosticsOf(name)
    const text = found.all.map(d => render(d)).join('\n')
    const file = new URL(`${name}.diag.txt`, DIR)
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, text)
    expect(text).toBe(readFileSync(file, 'utf8'))
    for (const d of found.all) {
      expect(d.from).toBeLessThanOrEqual(d.to)
      expect(d.to).toBeLessThanOrEqual(d.source.text.length)
    }
  })

  test('every code that can be reported has a file that shows it, and is in the reference', () => {
    const page = readFileSync('docs/errors.md', 'utf8')
    for (const [code, entry] of Object.entries(CODES)) {
      expect(page).toContain(`\n### ${code}\n\n${entry.title}.\n\n${entry.explanation}\n`)
      if (entry.reserved === true || code === 'LOAD_ERR_FILE_READ') continue
      // Shown by test/golden/lint.
      if (entry.severity === 'hint') continue
      expect(NAMES).toContain(code)
      const codes = diagnosticsOf(code).all.map(d => d.code)
      expect(codes).toContain(code as DiagnosticCode)
    }
  })

  test('a file that cannot be read', () => {
    const found = new Collector()
    found.report(unreadableFile('rules/missing.yaml', 'no such file or directory'))
    const file = new URL('LOAD_ERR_FILE_READ.diag.txt', DIR)
    expect(render(found.all[0] as never)).toBe(readFileSync(file, 'utf8'))
  })
})
