// SPDX-License-Identifier: Apache-2.0
// `--support`: what a bug report needs, as one JSON object.
import { readFileSync } from 'node:fs'
import { hostname, machine, release, type, version } from 'node:os'
import { readRules } from '../rule-input.ts'
import { versions } from '../version.ts'
import { type Context, ruleEntries } from './context.ts'

export function supportText(context: Context, rules: readonly string[]): string {
  const { files } = readRules(ruleEntries(rules, context.config))
  const read = (path: string): string => readFileSync(path, 'utf8')
  const document = {
    cmdline: process.argv.join(' '),
    config: context.configFiles.map(read).join('\n'),
    engine_info: versions(),
    rules_files: files.map(name => ({ name, variants: [{ content: read(name) }] })),
    system_info: {
      machine: machine(),
      nodename: hostname(),
      release: release(),
      sysname: type(),
      version: version(),
    },
    version: versions().gyr_version,
  }
  return `${JSON.stringify(document)}\n`
}
