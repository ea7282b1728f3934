// SPDX-License-Identifier: Apache-2.0
// Falco's JSON schema of a rules file, and whether a file keeps to it. That is only reported, never
// enforced: item-reader.ts decides what loads. `--rule-schema` prints the wider editor-schema.ts.
import type { YamlNode } from './yaml-node.ts'

type Schema = {
  readonly type?: string
  readonly enum?: readonly string[]
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: false
  readonly required?: readonly string[]
  readonly minProperties?: number
  readonly title?: string
}

const TEXT: Schema = { type: 'string' }
const FLAG: Schema = { type: 'boolean' }
const OVERRIDE: Schema = { type: 'string', enum: ['append', 'replace'] }

const VERSION: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: { name: TEXT, version: TEXT },
  required: ['name', 'version'],
  title: 'Alternative',
}

const OVERRIDABLE = [
  'items',
  'desc',
  'condition',
  'output',
  'priority',
  'enabled',
  'exceptions',
  'tags',
  'capture',
  'capture_duration',
  'warn_evttypes',
  'skip-if-unknown-filter',
]

const ITEM: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    required_engine_version: TEXT,
    required_plugin_versions: {
      type: 'array',
      items: {
        ...VERSION,
        title: 'RequiredPluginVersion',
        properties: { ...VERSION.properties, alternatives: { type: 'array', items: VERSION } },
      },
    },
    macro: TEXT,
    condition: TEXT,
    list: TEXT,
    items: { type: 'array', items: { anyOf: [{ type: 'integer' }, TEXT], title: 'Item' } },
    rule: TEXT,
    desc: TEXT,
    enabled: FLAG,
    output: TEXT,
    append: FLAG,
    priority: {
      type: 'string',
      enum: [
        'EMERGENCY',
        'ALERT',
        'CRITICAL',
        'ERROR',
        'WARNING',
        'NOTICE',
        'INFO',
        'INFORMATIONAL',
        'DEBUG',
      ],
      title: 'Priority',
    },
    capture: FLAG,
    capture_duration: { type: 'integer' },
    source: TEXT,
    exceptions: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        properties: { name: TEXT, fields: {}, comps: {}, values: {} },
        required: ['name'],
        title: 'Exception',
      },
    },
    override: {
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(OVERRIDABLE.map(key => [key, OVERRIDE])),
      minProperties: 1,
      title: 'Override',
    },
    tags: { type: 'array', items: TEXT },
    warn_evttypes: FLAG,
    'skip-if-unknown-filter': FLAG,
  },
  required: [],
  title: 'FalcoRule',
}

const RULES_FILE_SCHEMA: object = {
  $schema: 'http://json-schema.org/draft-06/schema#',
  type: 'array',
  items: ITEM,
}

/** `ok`, `none` for a file without documents, or `failed for <where>: <why>` for the first problem. */
export function schemaStatus(roots: readonly YamlNode[]): string {
  if (roots.length === 0) return 'none'
  for (const root of roots) {
    const fault = faultOf(root, RULES_FILE_SCHEMA as Schema, '<root>')
    if (fault !== undefined) return `failed for ${fault}`
  }
  return 'ok'
}

function faultOf(node: YamlNode, schema: Schema, where: string): string | undefined {
  if (schema.anyOf !== undefined) {
    const fits = schema.anyOf.some(option => faultOf(node, option, where) === undefined)
    return fits ? undefined : `${where}: Failed to validate against any of the alternatives.`
  }
  if (schema.type !== undefined && !typesOf(node).includes(schema.type)) {
    return `${where}: Value type not permitted by 'type' constraint.`
  }
  const text = node.kind === 'scalar' ? node.value : ''
  if (schema.enum !== undefined && !schema.enum.includes(text)) {
    return `${where}: Failed to match against any enum values.`
  }
  if (node.kind === 'scalar') return undefined
  if (node.kind === 'seq') {
    for (const [index, item] of node.items.entries()) {
      const fault = schema.items && faultOf(item, schema.items, `${where}[${index}]`)
      if (fault !== undefined) return fault
    }
    return undefined
  }
  for (const { key, value } of node.entries) {
    const property = schema.properties?.[key.value]
    if (property === undefined) {
      if (schema.additionalProperties === false) {
        return `${where}: Object contains a property that could not be validated using 'properties' or 'additionalProperties' constraints: '${key.value}'.`
      }
      continue
    }
    const fault = faultOf(value, property, `${where}[${key.value}]`)
    if (fault !== undefined) return fault
  }
  for (const key of schema.required ?? []) {
    if (!node.entries.some(entry => entry.key.value === key)) {
      return `${where}: Missing required property '${key}'.`
    }
  }
  return node.entries.length < (schema.minProperties ?? 0)
    ? `${where}: Object should have at least ${schema.minProperties} properties.`
    : undefined
}

/**
 * The JSON types a node may stand for. As Falco's validator sees YAML, quotes make no difference, every node may
 * stand for text, and of the words for a truth value only two are known.
 */
function typesOf(node: YamlNode): readonly string[] {
  if (node.kind === 'seq') return ['array', 'string']
  if (node.kind === 'map') return ['object', 'string']
  if (node.value === 'true' || node.value === 'false') return ['string', 'boolean']
  return /^[-+]?\d+$/.test(node.value) ? ['string', 'integer'] : ['string']
}
