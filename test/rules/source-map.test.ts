// SPDX-License-Identifier: Apache-2.0
// Places in YAML scalars of every style: whatever is not white space must be found where it stands.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Collector } from '../../src/diagnostics/diagnostic.ts'
import { readDocuments } from '../../src/rules/document.ts'
import { MappedText, TextBuilder } from '../../src/rules/source-map.ts'
import { mappedValue, type YamlNode, type YamlScalar } from '../../src/rules/yaml-node.ts'

function scalarOf(text: string): { value: YamlScalar; map: MappedText } {
  const source = { name: 'x', text }
  const roots = readDocuments(source, new Collector()) ?? []
  let node: YamlNode | undefined = roots[0]
  while (node !== undefined && node.kind !== 'scalar') {
    node = node.kind === 'seq' ? node.items[0] : node.entries[0]?.value
  }
  if (node === undefined) throw new Error(`no scalar in ${text}`)
  return { value: node, map: mappedValue(source, node) }
}

/** Every character that is not blank comes from an equal one. */
function holds(text: string): void {
  const { value, map } = scalarOf(text)
  expect(map.text).toBe(value.value)
  for (let i = 0; i < map.text.length; i++) {
    if (/\s/.test(map.text[i] as string)) continue
    const { from, to } = map.locate(i, i + 1)
    const found = text.slice(from, to)
    if (!/^\\[xu]/.test(found)) expect(found).toContain(map.text[i])
  }
}

describe('styles', () => {
  test.each([
    '- a: plain text\n',
    '- a: plain text\n    over lines\n\n    with a gap\n',
    '- a: >\n    folded text\n    over lines\n\n      indented\n    back\n',
    '- a: >-\n    folded\n\n\n    twice\n',
    '- a: |\n    literal\n      indented\n    back\n',
    "- a: 'it''s ''quoted'''\n",
    "- a: 'over\n    lines, it''s'\n",
    '- a: "tab\\tand \\"quotes\\" \\\\ \\x41 \\u0042"\n',
    '- a: "over\n    lines"\n',
    '- a: "continued \\\n    here"\n',
    '- [flow, list]\n',
  ])('%j', holds)
})

test('folding, by property', () => {
  const word = fc.stringMatching(/^[a-z(),=<>.]{1,6}$/).filter(w => !/^[,>]|[:#]/.test(w))
  const line = fc.array(word, { minLength: 1, maxLength: 4 }).map(words => words.join(' '))
  const lines = fc.array(fc.oneof({ weight: 4, arbitrary: line }, fc.constant('')), {
    minLength: 1,
    maxLength: 6,
  })
  const style = fc.constantFrom('>', '|', '>-', '|-')
  fc.assert(
    fc.property(lines, style, fc.boolean(), (body, header, deeper) => {
      if (body[0] === '' || body.every(text => text === '')) return
      const indented = body.map((text, i) =>
        text === '' ? '' : `    ${deeper && i % 3 === 2 ? '  ' : ''}${text}`,
      )
      holds(`- a: ${header}\n${indented.join('\n')}\n`)
    }),
  )
})

test('text put together knows its parts', () => {
  const source = { name: 's', text: 'alpha beta gamma' }
  const inner = MappedText.verbatim(source, 6, 10)
  const use = { message: 'used here', source, from: 11, to: 16 }
  const text = new TextBuilder()
    .add(MappedText.verbatim(source, 0, 5))
    .glue(' -> ', use)
    .add(inner, 0, 4, use)
    .build()
  expect(text.text).toBe('alpha -> beta')
  expect(text.locate(1, 3)).toMatchObject({ from: 1, to: 3, via: [] })
  expect(text.locate(9, 13)).toMatchObject({ from: 6, to: 10, via: [use] })
  expect(text.locate(6, 8)).toMatchObject({ from: 11, to: 16 })
})
