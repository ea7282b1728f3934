// SPDX-License-Identifier: Apache-2.0
// What no single key can say: values that are errors as they are for Falco, and keys that do not go
// together. Called by load.ts once every key has its type.
import type { Span } from '../diagnostics/diagnostic.ts'
import type { ConfigIssues } from './issues.ts'
import type { Plain } from './key-path.ts'
import type { Path } from './settle.ts'

interface Checked {
  readonly syscall_event_drops: { readonly actions: readonly string[] }
}

const DROP_ACTIONS: readonly string[] = ['ignore', 'log', 'alert', 'exit']

/** `written` are the values before they got their types. */
export function checkTogether(
  config: Checked,
  written: Readonly<Record<string, Plain>>,
  issues: ConfigIssues,
  locate: (path: Path) => Span,
): void {
  const { actions } = config.syscall_event_drops
  const at = (key: string): Span => locate(['syscall_event_drops', key])
  const threshold = Number(memberOf(written['syscall_event_drops'], 'threshold') ?? 0)
  if (!(threshold >= 0 && threshold <= 1)) {
    const message = `syscall event drops threshold must be a double in the range [0, 1], not ${threshold}`
    issues.report('CONFIG_ERR_VALUE', at('threshold'), message)
  }
  const unknown = actions.find(action => !DROP_ACTIONS.includes(action))
  if (unknown !== undefined) {
    const message = `available actions for syscall event drops are ${DROP_ACTIONS.join(', ')}, not "${unknown}"`
    issues.report('CONFIG_ERR_VALUE', at('actions'), message)
  }
  for (const other of ['log', 'alert']) {
    if (!actions.includes('ignore') || !actions.includes(other)) continue
    const message = `syscall event drop action "${other}" does not make sense with the "ignore" action`
    issues.report('CONFIG_ERR_VALUE', at('actions'), message)
  }
}

function memberOf(value: Plain | undefined, key: string): Plain | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return Object.hasOwn(value, key) ? value[key] : undefined
}
