// SPDX-License-Identifier: Apache-2.0
// What gyr knowingly does otherwise than a case expects, each with the reason. A decision is told by its cause,
// not by the name of the case, so it holds for cases nobody has seen yet; a fault that none covers fails the run.
import type { Row } from './suite.ts'

export type Decision = {
  readonly reason: string
  /** Whether this fault of the case comes of it. */
  readonly covers: (fault: string, row: Row) => boolean
}

/** Longest constant that Falco takes. */
const FALCO_CONSTANT = 255

function text(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, member: unknown) =>
    typeof member === 'bigint' ? member.toString() : member,
  )
}

/** What a case gives the program to load beside rules. */
function settings(row: Row): string {
  const { content = '' } = (row['config'] ?? {}) as { content?: string }
  return `${content}\n${((row['args'] ?? []) as readonly string[]).join('\n')}`
}

function eventTypes(row: Row): readonly string[] {
  const steps = (row['steps'] ?? []) as readonly { op?: string; type?: string }[]
  return steps.flatMap(({ op, type }) => (op === 'event' && type !== undefined ? [type] : []))
}

const ABOUT_DROPS = /event drop|num times actions taken|\/Exiting|^exit code 0$|^it succeeds$/

export const DECISIONS: readonly Decision[] = [
  {
    reason: 'the YAML error is worded by another library; code, place and verdict are the same',
    covers: fault =>
      /^0 errors like \{"code":"LOAD_ERR_YAML_PARSE"/.test(fault) &&
      fault.includes('in ["LOAD_ERR_YAML_PARSE: '),
  },
  {
    reason: 'simulate_drops makes up drops of a driver; a capture has none',
    covers: (fault, row) =>
      /simulate_drops\s*[:=]\s*true/.test(settings(row)) && ABOUT_DROPS.test(fault),
  },
  {
    reason: 'U+0085 ends a line for some readers and is replaced as other control characters are',
    covers: (_fault, row) => text(row['expect']).includes('\u0085'),
  },
  {
    reason: 'without rules files named anywhere the shipped rules are loaded',
    covers: (fault, row) =>
      ((row['rules'] ?? []) as readonly unknown[]).length === 0 &&
      /You must specify at least one rules file|^exit code 0$|^it succeeds$/.test(fault) &&
      text(row['expect']).includes('You must specify at least one rules file'),
  },
  {
    reason: 'constants may be of any length; Falco refuses those of more than 255 bytes',
    covers: fault => fault.endsWith('compiles') && fault.length > FALCO_CONSTANT,
  },
  {
    reason: 'the case has a call into the peer in C++ between its checks that it does not tell of',
    covers: (fault, row) =>
      /\b(EXPECT|ASSERT)_(NO_)?THROW\b/.test(text(row['not_extracted'])) &&
      /^(\d+ )?children of |^ptid of /.test(fault),
  },
  {
    reason:
      'rules do not see the news of a user, as in Falco; the plugin that the case registers in C++ is not there',
    covers: (fault, row) =>
      eventTypes(row).some(type => /^PPME_(PLUGINEVENT|ASYNCEVENT|USER_|GROUP_)/.test(type)) &&
      /^evt\[\d+\]\.source_|^evt\.(source|is_async|asynctype) is undefined/.test(fault),
  },
  {
    reason:
      'a comparison that does not fit the argument of an event does not hold; in Falco it ends the program',
    covers: fault => /^evt\.rawarg\.\w+ \S+ .* compiles$/.test(fault),
  },
  {
    reason:
      'newer than the release: in a regex the dot stands for a character, as in 0.44.1, not for any byte',
    covers: (fault, row) =>
      / regex .* is false$/.test(fault) && text(row['steps']).includes('"value":{"b64":'),
  },
  {
    reason:
      'evt.deltatime: Falco says 0 for every event; here it is the time since the event before',
    covers: fault => /^prints \{"evt\.deltatime":|^evt\.deltatime(\.s|\.ns)? is "/.test(fault),
  },
  {
    reason: 'the value of the static field is set in C++ and the case does not have it',
    covers: fault => /^(.* )?static\.\w+\b.*: (invalid|unknown|filter_check)/.test(fault),
  },
]

/** Why this fault of the case is meant; undefined when it is not. */
export function decidedReason(fault: string, row: Row): string | undefined {
  return DECISIONS.find(decision => decision.covers(fault, row))?.reason
}

/** Cases newer than the release that gyr follows, by the beginning of their id: what was chosen. */
type Newer = { readonly id: string; readonly reason: string }

export const NEWER: readonly Newer[] = [
  {
    id: 'rules/test_rule_loader/no_evttype_warning_for_',
    reason: 'no warning about conditions that can never be true (0.44.1 warns)',
  },
  {
    id: 'filters/filter_ppm_codes/',
    reason: 'comparisons of evt.num that are decided narrow the event types',
  },
  {
    id: 'filters/filter_escaping/hex_escape',
    reason: '\\xHH in quoted strings stands for a byte (0.44.1 refuses it)',
  },
  { id: 'filters/filter_escaping/', reason: 'a NUL is printed as an escape' },
  {
    id: 'filters/filter_parser/recursion_depth_limit',
    reason: 'the depth limit holds (in 0.44.1 it is not enforced)',
  },
  { id: 'events/filter_compiler/filter_nul', reason: 'a NUL in a constant for text is an error' },
  { id: 'events/filter_op_bytebuf/', reason: 'buffers are compared byte by byte, NUL included' },
  {
    id: 'events/filterchecks/invalid_utf8/',
    reason: 'texts are compared byte by byte, but for regex',
  },
  { id: 'events/', reason: 'names keep the bytes that are no UTF-8' },
]

/** What was chosen for a case that the release does not have, or has otherwise, and that passes. */
export function newerReason(id: string): string {
  return NEWER.find(newer => id.startsWith(newer.id))?.reason ?? 'the same in both'
}

/** Ways in which all cases of a suite are read more loosely than they are written. */
export const READINGS: readonly Newer[] = [
  {
    id: 'legacy/',
    reason:
      'a number of errors is read as a minimum: gyr reports every error of a run, Falco the first',
  },
  {
    id: 'legacy/*',
    reason:
      'where a row notes that the release counts other alerts than it expects (oracle_0.44.1), the number of the release is wanted: captures have no enter events any more',
  },
]
