// SPDX-License-Identifier: Apache-2.0
// Conformance of runs: the rows of legacy.jsonl that start the program with rules, a configuration and a
// capture, and say which alerts, messages and exit code they expect.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Expectation, expectationFault } from './json-path.ts'
import { type Ran, runProgram } from './program.ts'
import { failed, type Handler, notApplicable, type Outcome, PASS, type Row } from './suite.ts'
import { withFolder, writeBelow } from './temporary-folder.ts'

type NamedFile = { readonly name: string; readonly content?: string; readonly path?: string }
type Capture = { readonly file: string; readonly path?: string }
type Detection = {
  readonly priority?: string
  readonly rule?: string
  readonly count?: number
  readonly min?: number
}

type RunExpected = {
  readonly exit_code?: number
  readonly run_error?: boolean
  readonly detections?: readonly Detection[]
  readonly stdout_regex?: readonly string[]
  readonly stdout_not_regex?: readonly string[]
  readonly stdout_contains?: readonly string[]
  readonly stderr_regex?: readonly string[]
  readonly stderr_not_regex?: readonly string[]
  readonly stderr_contains?: readonly string[]
  readonly stdout_json_has_keys?: readonly string[]
  readonly stdout_json_lines_in_order?: readonly object[]
  readonly describe?: readonly Expectation[]
  readonly file_output_equals?: string
}

/** What a run of the release said where it contradicts the case. */
type Difference = { readonly expected?: Detection; readonly observed?: number }

export const legacyRun: Handler = { applies: row => row['mode'] === 'run', run }

const COUNTED_BY_CAPTURE = 'need a capture that is not in the folder'

async function run(row: Row, dir: string): Promise<Outcome> {
  const expected = row['expect'] as RunExpected
  const capture = row['capture'] as Capture | undefined
  const capturePath = capture?.path === undefined ? undefined : join(dir, capture.path)
  const found = capturePath !== undefined && existsSync(capturePath)
  // A run that must fail before it reads events needs no capture.
  if (capture !== undefined && !found && expected.run_error !== true) {
    return notApplicable(COUNTED_BY_CAPTURE)
  }
  return withFolder(async folder => {
    const outFile = join(folder, 'out')
    const place = (text: string): string => text.replaceAll('{OUTFILE}', outFile)
    const rules = ((row['rules'] ?? []) as readonly NamedFile[]).map(file =>
      fileOf(folder, dir, file),
    )
    const config = (row['config'] as NamedFile | undefined) ?? { name: 'empty.yaml', content: '' }
    const args = [
      ...['-o', 'append_output.suggested_output=false'],
      ...['-c', fileOf(folder, dir, config, place)],
      ...rules.flatMap(path => ['-r', path]),
      ...(capture === undefined
        ? []
        : ['-o', 'engine.kind=replay', '-o', `engine.replay.capture_file=${capturePath ?? ''}`]),
      ...((row['args'] ?? []) as readonly string[]).map(place),
      ...['-o', 'log_level=debug', '-o', 'log_stderr=true'],
      ...['-o', 'log_syslog=false', '-o', 'stdout_output.enabled=true'],
    ]
    const ran = await runProgram(args, row['env'] as NodeJS.ProcessEnv | undefined)
    const written = existsSync(outFile) ? readFileSync(outFile, 'utf8') : ''
    const faults = faultsOf(ran, expected, differencesOf(row), written)
    const note = `stderr ends with ${JSON.stringify(ran.stderr.slice(-300))}`
    return faults.length === 0 ? PASS : { ...failed(...faults), note }
  })
}

function fileOf(
  folder: string,
  dir: string,
  file: NamedFile,
  place: (text: string) => string = text => text,
): string {
  if (file.content === undefined) return join(dir, file.path as string)
  return writeBelow(folder, file.name, place(file.content))
}

function differencesOf(row: Row): readonly Difference[] {
  const oracle = row['oracle_0.44.1'] as { differences?: readonly Difference[] } | undefined
  return oracle?.differences ?? []
}

function faultsOf(
  ran: Ran,
  expected: RunExpected,
  differences: readonly Difference[],
  written: string,
): string[] {
  const faults: string[] = []
  const { code, stdout, stderr } = ran
  if (expected.exit_code !== undefined && code !== expected.exit_code) {
    faults.push(`exit code ${code}`)
  }
  if (expected.run_error !== undefined && (code !== 0) !== expected.run_error) {
    faults.push(`it ${code === 0 ? 'succeeds' : 'fails'}`)
  }
  const streams = { stdout, stderr }
  for (const name of ['stdout', 'stderr'] as const) {
    for (const pattern of expected[`${name}_regex`] ?? []) {
      if (!new RegExp(pattern).test(streams[name])) faults.push(`${name} lacks /${pattern}/`)
    }
    for (const pattern of expected[`${name}_not_regex`] ?? []) {
      if (new RegExp(pattern).test(streams[name])) faults.push(`${name} has /${pattern}/`)
    }
    for (const part of expected[`${name}_contains`] ?? []) {
      if (!streams[name].includes(part)) faults.push(`${name} lacks ${part}`)
    }
  }
  const alerts = alertsOf(stdout)
  for (const detection of expected.detections ?? []) {
    faults.push(...detectionFaults(alerts, detection, differences))
  }
  faults.push(...jsonFaults(stdout, expected))
  if (expected.file_output_equals !== undefined && written !== expected.file_output_equals) {
    faults.push(`the file has ${JSON.stringify(written.slice(0, 200))}`)
  }
  return faults
}

type Alert = { readonly rule?: unknown; readonly priority?: unknown }

function jsonLines(stdout: string): unknown[] {
  return stdout
    .split('\n')
    .filter(line => line.startsWith('{'))
    .flatMap(line => {
      try {
        return [JSON.parse(line) as unknown]
      } catch {
        return []
      }
    })
}

function alertsOf(stdout: string): Alert[] {
  return (jsonLines(stdout) as Alert[]).filter(({ rule }) => rule !== undefined)
}

function detectionFaults(
  alerts: readonly Alert[],
  detection: Detection,
  differences: readonly Difference[],
): string[] {
  const { rule, priority } = detection
  const wanted = JSON.stringify(detection)
  const observed = differences.find(({ expected }) => JSON.stringify(expected) === wanted)?.observed
  const matching = alerts.filter(
    alert =>
      (rule === undefined || alert.rule === rule) &&
      (priority === undefined ||
        String(alert.priority).toUpperCase().includes(priority.toUpperCase())),
  )
  const count = observed ?? detection.count
  if (count !== undefined && matching.length !== count) {
    return [
      `${matching.length} alerts of ${wanted}${observed === undefined ? '' : ` (${observed})`}`,
    ]
  }
  if (detection.min !== undefined && matching.length < detection.min) {
    return [`${matching.length} alerts of ${wanted}`]
  }
  return []
}

function jsonFaults(stdout: string, expected: RunExpected): string[] {
  const documents = jsonLines(stdout)
  const faults: string[] = []
  const [first] = documents as Record<string, unknown>[]
  for (const key of expected.stdout_json_has_keys ?? []) {
    if (first === undefined || !Object.hasOwn(first, key)) faults.push(`the JSON has no ${key}`)
  }
  for (const entry of expected.describe ?? []) {
    const fault = expectationFault(first, entry)
    if (fault !== undefined) faults.push(fault)
  }
  let at = 0
  for (const wanted of expected.stdout_json_lines_in_order ?? []) {
    const found = documents.findIndex((line, index) => index >= at && contains(line, wanted))
    if (found < 0) faults.push(`no line with ${JSON.stringify(wanted)} after line ${at}`)
    else at = found + 1
  }
  return faults
}

/** Whether every member of `wanted` is in `found`. */
function contains(found: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return found === wanted
  if (typeof found !== 'object' || found === null) return false
  return Object.entries(wanted).every(([key, value]) =>
    contains((found as Record<string, unknown>)[key], value),
  )
}
