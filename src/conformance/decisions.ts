// SPDX-License-Identifier: Apache-2.0
// Cases in which gyr knowingly does something else than the case expects, each with the reason. A failing
// case that is not listed here fails the run; a listed one that passes is reported, so that it goes.

export type Decision = {
  /** Beginning of the ids this is about. */
  readonly id: string
  readonly reason: string
  /** What differs, where other things of the case must hold. */
  readonly about?: RegExp
}

export const DECISIONS: readonly Decision[] = [
  {
    id: 'legacy/TestFalco_Legacy_InvalidYamlParseError',
    reason: 'the YAML error is worded by another library; code, place and verdict are the same',
  },
  {
    id: 'legacy/TestFalco_Legacy_MonitorSyscallDropsAlert',
    reason: 'simulate_drops makes up no drops: a capture has none, and drivers count their own',
  },
  {
    id: 'legacy/TestFalco_Legacy_MonitorSyscallDropsExit',
    reason: 'simulate_drops makes up no drops (as MonitorSyscallDropsAlert)',
  },
  {
    id: 'filters/filterchecks_mock/charbuf_value_too_long',
    reason: 'constants may be of any length; Falco refuses those of more than 255 bytes',
  },
  {
    id: 'falco_miscs/TestFalco_Miscs_StartupFail',
    reason: 'without rules files named anywhere the shipped rules are loaded',
  },
  {
    id: 'events/classes/sinsp_threadinfo/THRD_INFO_assign_children_to_reaper',
    reason: 'calls a C++ method of the peer between its checks that the case does not have',
  },
  {
    id: 'events/events_plugin/event_sources',
    about: /sample_source|evt\[[2467]\]\.source|^evt\.(source|is_async|asynctype) is undefined/,
    reason:
      'rules do not see the news of a user, as in Falco; the plugin that the case registers in C++ is not there',
  },
  {
    id: 'events/filterchecks/evt/rawarg/EVT_FILTER_rawarg_madness',
    about: /^evt\.rawarg\.(addr|tuple) > 0 compiles$/,
    reason:
      'a comparison that does not fit the argument of an event does not hold; in Falco it ends the program',
  },
  {
    id: 'events/filterchecks/invalid_utf8/fd_fields_invalid_utf8_match',
    about: /^fd\.name regex "\/p\.\/q\." is false$/,
    reason:
      'newer than the release: in a regex the dot stands for a character, as in 0.44.1, not for any byte',
  },
  {
    id: 'events/filterchecks/static/STATIC_FILTER_filter',
    about: /^static\.example: invalid/,
    reason: 'the value of the field is set in C++ and the case does not have it',
  },
]

/** Where a case is newer than the release gyr follows and contradicts it, what was chosen. */
export const NEWER: readonly Decision[] = [
  {
    id: 'rules/test_rule_loader/evttype_warning_',
    reason: 'followed: the warning about too many event types is the same',
  },
  {
    id: 'events/events_file/file_open_invalid_utf8',
    reason: 'followed: names keep the bytes that are no UTF-8',
  },
  {
    id: 'events/parsers/parse_connect/CONNECT_unix_socket_invalid_utf8',
    reason: 'followed: names keep the bytes that are no UTF-8',
  },
  {
    id: 'events/filterchecks/invalid_utf8/',
    reason: 'followed but for regex: texts are compared byte by byte',
  },
  {
    id: 'events/filter_compiler/filter_nul_byte_value',
    reason: 'followed: a NUL in a constant for text is an error',
  },
  {
    id: 'events/filter_op_bytebuf/',
    reason: 'followed: buffers are compared byte by byte, NUL included',
  },
  {
    id: 'filters/filter_escaping/escape_str_quotes_nul',
    reason: 'followed: a NUL is printed as an escape',
  },
  {
    id: 'filters/filter_compiler/supported_operators',
    reason: 'followed: the operators are the same',
  },
  {
    id: 'filters/sinsp_utils/',
    reason: 'followed: paths are joined and bytes printed alike',
  },
  {
    id: 'filters/warning_resolver/',
    reason: 'followed: transformers of several values are looked into',
  },
  {
    id: 'filters/details_resolver/',
    reason: 'followed: transformers of several values are looked into',
  },
  {
    id: 'rules/test_rule_loader/no_evttype_warning_for_',
    reason: 'followed: no warning about conditions that can never be true (0.44.1 warns)',
  },
  {
    id: 'filters/filter_ppm_codes/',
    reason: 'followed: comparisons of evt.num that are decided narrow the event types',
  },
  {
    id: 'filters/filter_escaping/hex_escape',
    reason: 'followed: \\xHH in quoted strings stands for a byte (0.44.1 refuses it)',
  },
  {
    id: 'filters/filter_parser/recursion_depth_limit',
    reason: 'followed: the depth limit holds (in 0.44.1 it is not enforced)',
  },
]

/** What was chosen for a case that the release does not have, or has otherwise. */
export function newerFor(id: string): Decision | undefined {
  return NEWER.find(decision => id.startsWith(decision.id))
}

/** Ways in which all cases of a suite are read more loosely than they are written. */
export const READINGS: readonly Decision[] = [
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

export function decisionFor(id: string): Decision | undefined {
  return DECISIONS.find(decision => id.startsWith(decision.id))
}

/** The faults of a case that its decision does not speak of. */
export function undecided(
  faults: readonly string[],
  decision: Decision | undefined,
): readonly string[] {
  if (decision === undefined) return faults
  const { about } = decision
  return about === undefined ? [] : faults.filter(fault => !about.test(fault))
}
