// SPDX-License-Identifier: Apache-2.0
// `-L` and `-l`: describes the loaded rules, as text or, with json_output, as Falco's JSON document.
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { ruleNamed } from '../explain/find-rule.ts'
import { describeRules, describeText } from '../rules/describe.ts'
import { type Context, print } from './context.ts'
import { loadNamedRules, type RuleFlags, readNamedRules } from './rules.ts'

export async function describe(
  context: Context,
  flags: RuleFlags,
  rule: string | undefined,
): Promise<ExitCode> {
  const input = readNamedRules(context, flags)
  if (input.compiled !== undefined) {
    context.log.error('a compiled policy holds no descriptions; name its rules files')
    return EXIT.error
  }
  const ruleSet = await loadNamedRules(context, input, flags)
  if (ruleSet === undefined) return EXIT.error
  const text = context.config.json_output
    ? asJson(describeRules(ruleSet, rule === undefined ? {} : { rule }))
    : describeText(ruleSet, rule)
  if (text === undefined) {
    const found = ruleNamed(rule ?? '', ruleSet)
    const near = 'message' in found ? found.message : `did you mean "${found.rule.name}"?`
    context.log.error(near)
    return EXIT.error
  }
  print(text)
  return EXIT.ok
}

function asJson(document: object | undefined): string | undefined {
  return document && `${JSON.stringify(document)}\n`
}
