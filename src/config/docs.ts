// SPDX-License-Identifier: Apache-2.0
// The reference page docs/configuration.md: every key of the configuration with its default, and every
// code that is told about one. Pure; src/generate-docs.ts writes.
import { CONFIG_CODES } from './issues.ts'
import type { Node, ObjectNode } from './node.ts'
import { CONFIG_SCHEMA } from './schema.ts'

interface Key {
  readonly path: string
  readonly node: Node
}

/** `a.b`, and `a[].b` for the keys of list items. */
function keysOf(node: ObjectNode, prefix: string): Key[] {
  return Object.entries(node.keys).flatMap(([name, child]): Key[] => {
    const path = `${prefix}${name}`
    if (child.removed !== undefined) return []
    if (child.kind === 'object') return keysOf(child, `${path}.`)
    if (child.kind === 'list' && child.items.kind === 'object') {
      return [{ path, node: child }, ...keysOf(child.items, `${path}[].`)]
    }
    return [{ path, node: child }]
  })
}

function removedKeys(node: ObjectNode, prefix: string): Key[] {
  return Object.entries(node.keys).flatMap(([name, child]): Key[] => {
    const path = `${prefix}${name}`
    if (child.removed !== undefined) return [{ path, node: child }]
    return child.kind === 'object' ? removedKeys(child, `${path}.`) : []
  })
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}

function defaultText(node: Node): string {
  if (node.kind === 'object') return ''
  const text = JSON.stringify(node.default)
  const absent = 'absent' in node ? `; \`${JSON.stringify(node.absent)}\` in a file without it` : ''
  return `\`${cell(text)}\`${cell(absent)}`
}

function notesOf(node: Node): string {
  const choices = node.kind === 'string' && node.oneOf ? ` (${node.oneOf.join(', ')})` : ''
  const effect = node.later === true ? '. *Without effect yet*' : ''
  const idle = node.idle === undefined ? '' : `. *Without effect*: ${node.idle}`
  return `${node.doc}${choices}${effect}${idle}`
}

export function emitConfigDoc(): string {
  const rows = keysOf(CONFIG_SCHEMA, '').map(
    ({ path, node }) => `| \`${path}\` | ${defaultText(node)} | ${cell(notesOf(node))} |`,
  )
  const removed = removedKeys(CONFIG_SCHEMA, '').map(
    ({ path, node }) => `| \`${path}\` | ${cell(node.removed ?? '')} |`,
  )
  const codes = Object.entries(CONFIG_CODES).map(
    ([code, { severity, title, explanation }]) =>
      `### ${code}\n\n${title} (${severity}).\n\n${explanation}`,
  )
  return `${[
    '# Configuration',
    'Generated from src/config by `npm run generate`; do not edit.',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: what users write
    'Read from `-c FILE`, else `/etc/gyr/gyr.yaml`, else `/etc/falco/falco.yaml`; then the files that `config_files` names; then `-o KEY=VALUE` in order. `${NAME}` in a value is the environment variable. `a[].b` is a key of the items of a list: `-o a[0].b=x` sets one, `-o a[].b=x` appends an item.',
    `| key | default | meaning |\n|---|---|---|\n${rows.join('\n')}`,
    '## Keys of older versions',
    `Accepted and named in the log.\n\n| key | instead |\n|---|---|\n${removed.join('\n')}`,
    '## What is told about a configuration',
    'With an error nothing is started; a warning leaves the rest as it is.',
    ...codes,
  ].join('\n\n')}\n`
}
