// SPDX-License-Identifier: Apache-2.0
// The JSON schema of rules files for editors (`--rule-schema`): what the loader accepts, with a word on
// every key. Made from the same tables that the loader reads items with. Whether a file keeps to Falco's
// own schema, which is narrower, is file-schema.ts's business.

import { PRIORITIES } from '../schema/priority.ts'
import { APPENDABLE, KEYS, REPLACEABLE } from './node-reader.ts'

type Schema = Readonly<Record<string, unknown>>

const text = (description: string): Schema => ({ type: 'string', minLength: 1, description })

/** YAML 1.1 has more words for it than editors know. */
const flag = (description: string, value: boolean): Schema => ({
  anyOf: [{ type: 'boolean' }, { enum: ['yes', 'no', 'on', 'off', 'y', 'n'] }],
  default: value,
  description,
})

/** Case does not count. */
const anyCase = (word: string): string =>
  word.replace(/[a-zA-Z]/g, letter => `[${letter.toLowerCase()}${letter.toUpperCase()}]`)

const PRIORITY_NAMES = [...PRIORITIES, 'Info']

const PLUGIN_VERSION: Readonly<Record<string, Schema>> = {
  name: text('Name of the plugin'),
  version: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+', description: 'Least version, x.y.z' },
}

/** By key; `override` is made for each item. */
const PROPERTIES: Readonly<Record<string, Schema>> = {
  required_engine_version: {
    description: 'Least version of the rule engine: x.y.z, or N for 0.N.0',
    anyOf: [
      { type: 'integer', minimum: 0 },
      { type: 'string', pattern: '^\\d+(\\.\\d+\\.\\d+.*)?$' },
    ],
  },
  required_plugin_versions: {
    description: 'Plugins that must be loaded',
    type: 'array',
    items: {
      type: 'object',
      required: ['name', 'version'],
      properties: {
        ...PLUGIN_VERSION,
        alternatives: {
          description: 'Plugins any of which will do instead',
          type: 'array',
          items: {
            type: 'object',
            required: ['name', 'version'],
            properties: PLUGIN_VERSION,
            additionalProperties: false,
          },
        },
      },
      additionalProperties: false,
    },
  },
  list: {
    ...text('Name of the list: conditions and other lists use its items by it'),
    pattern: '^[^()"\'\\s=,]+$',
  },
  items: {
    description: 'The items; names of earlier lists stand for theirs',
    type: ['array'],
    items: { type: ['string', 'number', 'boolean'] },
  },
  macro: {
    ...text('Name of the macro: later conditions use its condition by it'),
    pattern: '^[a-zA-Z]+[a-zA-Z0-9_]*$',
  },
  rule: text('Name of the rule'),
  condition: text('When it holds: checks of fields with and, or, not, macros and lists'),
  output: text('Text of the alert; %field stands for a value'),
  desc: text('What it finds, and what an attacker gains by it'),
  priority: {
    description: 'How severe an alert is',
    anyOf: [
      { enum: PRIORITY_NAMES.map(name => name.toUpperCase()) },
      { type: 'string', pattern: `^(${PRIORITY_NAMES.map(anyCase).join('|')})$` },
    ],
  },
  source: { ...text('Event source the rule is for'), default: 'syscall' },
  enabled: flag('Whether the rule is in force', true),
  tags: {
    description: 'Tags to select rules by',
    type: 'array',
    items: { type: 'string' },
    uniqueItems: true,
  },
  warn_evttypes: flag('Warn when the condition names no event types', true),
  'skip-if-unknown-filter': flag('Skip the rule when it uses a field that does not exist', false),
  capture: flag('Record a capture file when the rule matches', false),
  capture_duration: {
    description: 'Milliseconds to record; 0: as configured',
    type: 'integer',
    minimum: 0,
    maximum: 0xffffffff,
  },
  exceptions: {
    description: 'What the rule does not alert about',
    type: ['array', 'null'],
    items: {
      type: 'object',
      required: ['name'],
      properties: {
        name: text('Name of the exception'),
        fields: {
          description: 'A field, or the fields of each tuple of values',
          anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
        },
        comps: {
          description: 'The operator, or one for each field; = or in when missing',
          anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
        },
        values: { description: 'Values for one field, or tuples for several', type: 'array' },
      },
      additionalProperties: false,
    },
  },
  append: {
    ...flag('Add to the earlier item of that name', false),
    deprecated: true,
    deprecationMessage: 'use override',
  },
}

function overrideOf(appendable: readonly string[], replaceable: readonly string[]): Schema {
  const keys = [...new Set([...appendable, ...replaceable])]
  const modes = (key: string): string[] => [
    ...(appendable.includes(key) ? ['append'] : []),
    ...(replaceable.includes(key) ? ['replace'] : []),
  ]
  return {
    description: 'How the other keys change the earlier item of that name',
    type: 'object',
    minProperties: 1,
    properties: Object.fromEntries(keys.map(key => [key, { enum: modes(key) }])),
    additionalProperties: false,
  }
}

function itemOf(kind: string, override: Schema | undefined, more: Schema): Schema {
  const keys = KEYS[kind] ?? []
  const properties = keys.map(key => [key, key === 'override' ? override : PROPERTIES[key]])
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    additionalProperties: false,
    ...more,
  }
}

const DEFINITION = ['condition', 'output', 'desc', 'priority']

export const EDITOR_SCHEMA: Schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Rules file of gyr and Falco',
  type: ['array', 'null'],
  items: {
    anyOf: [
      itemOf('rule', overrideOf(APPENDABLE, REPLACEABLE), {
        required: ['rule'],
        anyOf: [
          { required: DEFINITION },
          { required: ['override'] },
          { required: ['append'] },
          {
            required: ['enabled'],
            not: { anyOf: DEFINITION.map(key => ({ required: [key] })) },
          },
        ],
      }),
      itemOf('macro', overrideOf(['condition'], ['condition']), {
        required: ['macro', 'condition'],
      }),
      itemOf('list', overrideOf(['items'], ['items']), { required: ['list', 'items'] }),
      itemOf('required_engine_version', undefined, { required: ['required_engine_version'] }),
      itemOf('required_plugin_versions', undefined, { required: ['required_plugin_versions'] }),
      { type: 'null' },
    ],
  },
}
