// SPDX-License-Identifier: Apache-2.0
// The JSON schemas for editors: what loads is valid, what is broken is not, and keys say what they mean.
import { readFileSync } from 'node:fs'
import { Ajv, type AnySchema } from 'ajv'
import { describe, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { emitConfigDoc } from '../../src/config/docs.ts'
import { configFileSchema } from '../../src/config/file-schema.ts'
import { packagePath } from '../../src/package-path.ts'
import { EDITOR_SCHEMA } from '../../src/rules/editor-schema.ts'
import { emitErrorsDoc } from '../../src/rules/errors-doc.ts'

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true })
for (const keyword of ['deprecationMessage']) ajv.addKeyword(keyword)
const rules = ajv.compile(EDITOR_SCHEMA as AnySchema)
const config = ajv.compile(configFileSchema() as AnySchema)

function valid(validate: typeof rules, text: string): boolean {
  return parseAllDocuments(text).every(document => validate(document.toJS()) === true)
}

describe('rules', () => {
  test('the shipped rules', () => {
    const text = readFileSync(packagePath('rules/gyr_rules.yaml'), 'utf8')
    expect(valid(rules, text), JSON.stringify(rules.errors)).toBe(true)
  })

  const whole = 'rule: r, desc: d, condition: evt.type = open, output: o, priority: '
  test.each([
    `- {${whole}Info}`,
    `- {${whole}warning, tags: [a, b], enabled: no, warn_evttypes: off}`,
    `- {${whole}CRITICAL, exceptions: [{name: e, fields: proc.name, values: [a, b]}]}`,
    `- {${whole}DEBUG, exceptions: [{name: e, fields: [a.b, c.d], comps: [=, in], values: [[a, [b]]]}]}`,
    '- {list: l, items: [a, 1, true]}',
    '- {list: l, items: [a], override: {items: append}}',
    '- {macro: m, condition: a, append: true}',
    '- {rule: r, enabled: false}',
    '- {rule: r, condition: and x, override: {condition: append}}',
    '- required_engine_version: 15',
    '- required_engine_version: 0.31.0',
    '- required_plugin_versions: [{name: a, version: 1.2.3, alternatives: [{name: b, version: 1.0.0}]}]',
    '-\n- {list: l, items: []}',
    '',
    '- {list: a, items: []}\n---\n- {list: b, items: []}',
  ])('good: %s', text => {
    expect(valid(rules, text), JSON.stringify(rules.errors)).toBe(true)
  })

  test.each([
    `- {${whole}Sever}`,
    `- {${whole}Info, tgas: [a]}`,
    '- {rule: r, desc: d, condition: x}',
    '- {rule: r, condition: x, override: {condition: apend}}',
    '- {rule: r, source: x, override: {source: replace}}',
    '- {macro: 1m, condition: x}',
    '- {macro: m}',
    '- {list: l, items: a}',
    '- {list: l, items: [[a]]}',
    '- {list: "a b", items: []}',
    '- required_engine_version: 0.31',
    '- text',
    'rule: r',
  ])('broken: %s', text => {
    expect(valid(rules, text)).toBe(false)
  })
})

describe('configuration', () => {
  const FALCO_LIKE = `
config_files:
  - /etc/falco/config.d
watch_config_files: true
rules_files:
  - /etc/falco/falco_rules.yaml
rules:
  - disable: {rule: "*"}
  - enable: {tag: network}
engine:
  kind: modern_ebpf
  modern_ebpf: {cpus_for_each_buffer: 2, buf_size_preset: 4, drop_failed_exit: false}
  replay: {capture_file: ""}
capture: {enabled: false, path_prefix: /tmp/falco, mode: rules, default_duration: 5000}
plugins:
  - name: json
    library_path: libjson.so
    init_config: ""
load_plugins: []
time_format_iso_8601: false
priority: Debug
json_output: \${JSON}
append_output:
  - match: {source: syscall, tags: [a], rule: r}
    extra_output: "x=%proc.name"
    extra_fields: [proc.pid, {key: "%proc.name"}]
  - suggested_output: true
static_fields: {env: prod, number: 1}
http_output: {enabled: false, url: "", max_consecutive_timeouts: "5"}
webserver: {enabled: true, listen_port: 8765, listen_address: 0.0.0.0}
log_level: INFO
syscall_event_drops: {threshold: .1, actions: [log, alert], rate: .03333, max_burst: 1}
metrics: {enabled: false, interval: 1h}
base_syscalls: {custom_set: [], repair: false, all: false}
falco_libs: {thread_table_size: 262144, snaplen: 80}
`
  test.each([FALCO_LIKE, '', 'rules_files: rules.yaml', 'plugins:\n', 'grpc: {enabled: true}'])(
    'good: %#',
    text => {
      expect(valid(config, text), JSON.stringify(config.errors)).toBe(true)
    },
  )

  test.each([
    'jsn_output: true',
    'json_output: 7',
    'json_output: perhaps',
    'engine: {kind: udig}',
    'engine: [kmod]',
    'webserver: {listen_port: 70000}',
    'webserver: {listen_port: many}',
    'rules: [{enable: {rul: x}}]',
    'append_output: [{match: {tag: x}}]',
    '- a',
  ])('broken: %s', text => {
    expect(valid(config, text)).toBe(false)
  })

  test('every key says what it is', () => {
    const walk = (schema: Record<string, unknown>, path: string): void => {
      for (const [key, child] of Object.entries(schema['properties'] ?? {})) {
        const { description } = child as { description?: string }
        expect(description, `${path}.${key}`).toMatch(/\w/)
        walk(child as Record<string, unknown>, `${path}.${key}`)
      }
    }
    walk(configFileSchema() as Record<string, unknown>, '')
  })
})

test.each<[string, string]>([
  ['docs/configuration.md', emitConfigDoc()],
  ['docs/errors.md', emitErrorsDoc()],
  ['docs/schema/rules.json', `${JSON.stringify(EDITOR_SCHEMA, undefined, 2)}\n`],
  ['docs/schema/config.json', `${JSON.stringify(configFileSchema(), undefined, 2)}\n`],
])('%s is fresh (else: npm run generate)', (path, text) => {
  expect(readFileSync(packagePath(path), 'utf8') === text).toBe(true)
})
