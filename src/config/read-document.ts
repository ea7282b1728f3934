// SPDX-License-Identifier: Apache-2.0
// One file of the configuration to a YAML document and its values. Never throws for what is in the file or for what
// the system says of it: that ends up in the issues.
import { readFileSync, statSync } from 'node:fs'
import type { Source, Span } from '../diagnostics/diagnostic.ts'
import { reasonOf } from '../system-errors.ts'
import { type ConfigIssues, wholeOf } from './issues.ts'
import type { Plain } from './key-path.ts'
import type { Layer } from './layers.ts'

/** Far more than any configuration. */
const MAX_BYTES = 16 << 20

/** The device number of /dev/null (major 1, minor 3), which stands for an empty file. */
const NULL_DEVICE = 0x103

/** A pipe could stand still for ever, and most devices have no end. */
function readText(path: string): { readonly text: string } | { readonly reason: string } {
  try {
    const found = statSync(path)
    if (found.isDirectory()) return { reason: 'is a directory' }
    if (found.isCharacterDevice() && found.rdev === NULL_DEVICE) return { text: '' }
    if (!found.isFile()) return { reason: 'is not a regular file' }
    if (found.size > MAX_BYTES) {
      return { reason: `has ${found.size} bytes, the limit is ${MAX_BYTES}` }
    }
    return { text: readFileSync(path, 'utf8') }
  } catch (error) {
    return { reason: reasonOf(error as Error) }
  }
}

const STACK_OVERFLOW = /^Maximum call stack/
const UNKNOWN_ALIAS = /^Unresolved alias.*: (\S+)$/

/** The place of the alias that a message of the YAML library names. */
function aliasIn(source: Source, message: string): Span {
  const name = UNKNOWN_ALIAS.exec(message)?.[1]
  const from = name === undefined ? -1 : source.text.indexOf(`*${name}`)
  return from < 0 || name === undefined
    ? wholeOf(source)
    : { source, from, to: from + 1 + name.length }
}

function aliasFault(message: string): string {
  const name = UNKNOWN_ALIAS.exec(message)?.[1]
  if (name !== undefined) return `no anchor "&${name}" stands before the alias "*${name}"`
  if (message.startsWith('Excessive alias')) return 'aliases repeat too much of the file'
  return STACK_OVERFLOW.test(message) ? 'nested too deeply' : message
}

/** What a file holds, or undefined when it cannot be read: the issues say why. */
export async function readDocument(
  path: string,
  issues: ConfigIssues,
): Promise<Pick<Layer, 'source' | 'document' | 'values'> | undefined> {
  const content = readText(path)
  if ('reason' in content) {
    issues.report('CONFIG_ERR_FILE_READ', wholeOf({ name: path, text: '' }), content.reason)
    return undefined
  }
  const { text } = content
  const { parseDocument } = await import('yaml')
  const source = { name: path, text }
  const document = parseDocument(text, { uniqueKeys: false })
  for (const error of document.errors) {
    const [from, to] = error.pos
    const [message = ''] = error.message.split('\n')
    const reason = STACK_OVERFLOW.test(message) ? 'nested too deeply' : message
    issues.report('CONFIG_ERR_YAML_PARSE', { source, from, to }, reason.replace(/ at line .*/, ''))
  }
  if (document.errors.length > 0) return undefined
  let values: Plain
  try {
    values = (document.toJS() ?? {}) as Plain
  } catch (error) {
    const { message } = error as Error
    issues.report('CONFIG_ERR_YAML_PARSE', aliasIn(source, message), aliasFault(message))
    return undefined
  }
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    issues.report('CONFIG_ERR_YAML_PARSE', wholeOf(source), 'expected a mapping at the top level')
    return undefined
  }
  return { source, document, values: values as Layer['values'] }
}
