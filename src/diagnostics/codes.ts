// SPDX-License-Identifier: Apache-2.0
// The catalogue of diagnostic codes: the names are Falco's (but for LOAD_DUPLICATE_KEY), so that tools that
// read its load results go on working; titles and explanations are ours. docs/errors.md is made from it (errors-doc.ts).

/** A hint is given on request only (`--lint`): Falco has nothing like it. */
export const SEVERITIES = ['error', 'warning', 'hint'] as const
export type Severity = (typeof SEVERITIES)[number]

export type DiagnosticCode =
  | 'LOAD_ERR_FILE_READ'
  | 'LOAD_ERR_YAML_PARSE'
  | 'LOAD_ERR_YAML_VALIDATE'
  | 'LOAD_ERR_COMPILE_CONDITION'
  | 'LOAD_ERR_COMPILE_OUTPUT'
  | 'LOAD_ERR_VALIDATE'
  | 'LOAD_ERR_EXTENSION'
  | 'LOAD_UNKNOWN_SOURCE'
  | 'LOAD_UNSAFE_NA_CHECK'
  | 'LOAD_NO_EVTTYPE'
  | 'LOAD_UNKNOWN_FILTER'
  | 'LOAD_UNUSED_MACRO'
  | 'LOAD_UNUSED_LIST'
  | 'LOAD_UNKNOWN_ITEM'
  | 'LOAD_DEPRECATED_ITEM'
  | 'LOAD_WARNING_EXTENSION'
  | 'LOAD_APPEND_NO_VALUES'
  | 'LOAD_EXCEPTION_NAME_NOT_UNIQUE'
  | 'LOAD_INVALID_MACRO_NAME'
  | 'LOAD_INVALID_LIST_NAME'
  | 'LOAD_COMPILE_CONDITION'
  | 'LOAD_UNKNOWN_KEY'
  | 'LINT_NEVER_MATCHES'
  | 'LINT_ALWAYS_MATCHES'
  | 'LINT_DEAD_PART'
  | 'LINT_REDUNDANT_PART'
  | 'LINT_SHADOWED_RULE'
  | 'LINT_EXPENSIVE_CONDITION'
  | 'LINT_NEAR_LIST'
  | 'LOAD_DUPLICATE_KEY'

export type CodeEntry = {
  readonly severity: Severity
  /** Short form, printed in brackets after the code. */
  readonly title: string
  /** What it means and what to do; Markdown. */
  readonly explanation: string
  /** Part of the interface, but nothing reports it. */
  readonly reserved?: true
}

export const CODES: Readonly<Record<DiagnosticCode, CodeEntry>> = {
  LOAD_ERR_FILE_READ: {
    severity: 'error',
    title: 'File read error',
    explanation: 'A rules file could not be read. Check that it exists and that gyr may read it.',
  },
  LOAD_ERR_YAML_PARSE: {
    severity: 'error',
    title: 'YAML parse error',
    explanation:
      'The text is not YAML, or it breaks a limit that keeps hostile files harmless: size, nesting, aliases.',
  },
  LOAD_ERR_YAML_VALIDATE: {
    severity: 'error',
    title: 'Error validating internal structure of YAML file',
    explanation:
      'The YAML is well formed but is not a rules file: an item is no mapping, a required key is missing, or a value has the wrong type.',
  },
  LOAD_ERR_COMPILE_CONDITION: {
    severity: 'error',
    title: 'Error compiling condition',
    explanation:
      'A condition has a syntax error, names a field that does not exist, or uses an operator or a value that does not fit the type of the field.',
  },
  LOAD_ERR_COMPILE_OUTPUT: {
    severity: 'error',
    title: 'Error compiling output',
    explanation:
      'An output text names a field that does not exist, or its format is wrong. A percent sign always begins a field.',
  },
  LOAD_ERR_VALIDATE: {
    severity: 'error',
    title: 'Error validating rule/macro/list/exception objects',
    explanation:
      'An item is wrong in itself or refers to something that is not there: an undefined macro, an append without a target, an exception whose lists differ in length, a version that does not fit, a limit that is exceeded.',
  },
  LOAD_ERR_EXTENSION: {
    severity: 'error',
    title: 'Error in extension item',
    explanation: 'Reserved for extensions of the rule language.',
    reserved: true,
  },
  LOAD_UNKNOWN_SOURCE: {
    severity: 'warning',
    title: 'Unknown event source',
    explanation: 'The rule is for an event source that is not loaded, so it is skipped.',
  },
  LOAD_UNSAFE_NA_CHECK: {
    severity: 'warning',
    title: 'Unsafe <NA> comparison in condition',
    explanation:
      'A field without a value never equals the text `<NA>`. Use the `exists` operator to test for presence.',
  },
  LOAD_NO_EVTTYPE: {
    severity: 'warning',
    title: 'Condition has no event-type restriction',
    explanation:
      'The condition can match more than 100 event types, so it is evaluated very often. Add an `evt.type` check, or set `warn_evttypes: false`.',
  },
  LOAD_UNKNOWN_FILTER: {
    severity: 'warning',
    title: 'Unknown field or event-type in condition or output',
    explanation:
      'The rule has `skip-if-unknown-filter: true` and names a field or an event type that does not exist, so it is skipped.',
  },
  LOAD_UNUSED_MACRO: {
    severity: 'warning',
    title: 'Unused macro',
    explanation: 'No rule and no other macro refers to this macro.',
  },
  LOAD_UNUSED_LIST: {
    severity: 'warning',
    title: 'Unused list',
    explanation: 'No rule, macro or other list refers to this list.',
  },
  LOAD_UNKNOWN_ITEM: {
    severity: 'warning',
    title: 'Unknown rules file item',
    explanation:
      'A top-level item is none of `rule`, `macro`, `list`, `required_engine_version`, `required_plugin_versions`. It is ignored.',
  },
  LOAD_DEPRECATED_ITEM: {
    severity: 'warning',
    title: 'Used deprecated item',
    explanation:
      'Something still works but will go: the `append` key, a lone `enabled` key, `%container.info`, or a field that lost its meaning.',
  },
  LOAD_WARNING_EXTENSION: {
    severity: 'warning',
    title: 'Warning in extension item',
    explanation: 'Reserved for extensions of the rule language.',
    reserved: true,
  },
  LOAD_APPEND_NO_VALUES: {
    severity: 'warning',
    title: 'Overriding/appending with no values',
    explanation: 'An exception is appended to or replaced, but no values are given.',
  },
  LOAD_EXCEPTION_NAME_NOT_UNIQUE: {
    severity: 'warning',
    title: 'Multiple exceptions defined with the same name',
    explanation: 'A rule defines two exceptions of the same name. Both apply.',
  },
  LOAD_INVALID_MACRO_NAME: {
    severity: 'warning',
    title: 'Invalid macro name',
    explanation:
      'A macro name must be a letter followed by letters, digits and underscores; no condition can refer to this one.',
  },
  LOAD_INVALID_LIST_NAME: {
    severity: 'warning',
    title: 'Invalid list name',
    explanation: 'A list name must not contain blanks, quotes, parentheses, commas or equal signs.',
  },
  LOAD_COMPILE_CONDITION: {
    severity: 'warning',
    title: 'Condition compilation warning',
    explanation:
      'The condition is valid but probably not what was meant: a constant that looks like a field or a transformer, or a regular expression that a simpler operator could replace.',
  },
  LOAD_UNKNOWN_KEY: {
    severity: 'warning',
    title: 'Unknown key in item',
    explanation: 'An item has a key that means nothing there. The key is ignored.',
  },
  LINT_NEVER_MATCHES: {
    severity: 'hint',
    title: 'Rule that can never match',
    explanation:
      'The checks of the condition exclude each other for every event type, so the rule is dead. `evt.num = 0`, the usual way to say never, is left alone.',
  },
  LINT_ALWAYS_MATCHES: {
    severity: 'hint',
    title: 'Rule that matches every event',
    explanation:
      'Whatever happens, the condition is true. `evt.num >= 0`, the usual way to say always, is left alone.',
  },
  LINT_DEAD_PART: {
    severity: 'hint',
    title: 'Part of a condition that can never be true',
    explanation:
      'Checks that must hold together exclude each other, or a comparison is out of the range of its field. The rest of the rule still works.',
  },
  LINT_REDUNDANT_PART: {
    severity: 'hint',
    title: 'Part of a condition that is always true',
    explanation:
      'One alternative is the opposite of another, so that the part as a whole says nothing.',
  },
  LINT_SHADOWED_RULE: {
    severity: 'hint',
    title: 'Rule that an earlier rule always comes before',
    explanation:
      'With `rule_matching: first` an event goes to the first rule that matches. An earlier rule matches whenever this one does, so this one never alerts: move it up, narrow the other, or use `rule_matching: all`. In sets of thousands of rules not all pairs are compared.',
  },
  LINT_EXPENSIVE_CONDITION: {
    severity: 'hint',
    title: 'Expensive condition',
    explanation:
      'The condition searches a text (contains, glob, regex, pmatch) that is new with every event, and no check of evt.type says in which events. Add one, or set `warn_evttypes: false`.',
  },
  LINT_NEAR_LIST: {
    severity: 'hint',
    title: 'Value that looks like a misspelt list',
    explanation:
      'No list has this name, so the word is compared as it stands. Put it in quotes if that is what is meant.',
  },
  LOAD_DUPLICATE_KEY: {
    severity: 'warning',
    title: 'Repeated key in item',
    explanation:
      'An item has the same key twice. The first one counts, as in Falco, which says nothing about it. Drop one of them.',
  },
}
