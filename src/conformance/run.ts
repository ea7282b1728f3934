// SPDX-License-Identifier: Apache-2.0
// `npm run conformance -- DIR [suite...]`: runs the cases in DIR/*.jsonl and prints a line per suite. Exit
// code 1 when a case fails in a way that decisions.ts does not cover, or when nothing could be run; 2 for
// wrong usage.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseLossless } from '../format/lossless-json.ts'
import { decidedReason, newerReason, READINGS } from './decisions.ts'
import { failed, notApplicable, type Outcome, type Row, type Suite } from './suite.ts'
import { SUITES } from './suites.ts'

type Tally = {
  readonly passed: string[]
  readonly failures: { readonly id: string; readonly detail: string }[]
  readonly decided: { readonly id: string; readonly reason: string }[]
  /** Not of the release that is followed, and yet as the case expects: by what was chosen. */
  readonly newer: Map<string, number>
  readonly skipped: Map<string, number>
  /** Single checks, where a suite counts them. */
  checksPassed: number
  readonly checksSkipped: Map<string, number>
}

async function runSuite(suite: Suite, dir: string): Promise<Tally> {
  const tally: Tally = {
    passed: [],
    failures: [],
    decided: [],
    newer: new Map(),
    skipped: new Map(),
    checksPassed: 0,
    checksSkipped: new Map(),
  }
  const text = readFileSync(join(dir, `${suite.name}.jsonl`), 'utf8')
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const row = readRow(line, suite)
    if (row === undefined) {
      tally.failures.push({ id: `${suite.name}.jsonl:${index + 1}`, detail: 'no row with an id' })
      continue
    }
    const outcome = await runRow(suite, row, dir)
    tally.checksPassed += outcome.checks?.passed ?? 0
    for (const reason of outcome.checks?.skipped ?? []) addTo(tally.checksSkipped, reason)
    if (outcome.kind === 'notApplicable') addTo(tally.skipped, outcome.reason)
    else if (outcome.kind === 'pass') {
      tally.passed.push(row.id)
      if (isNewer(row)) addTo(tally.newer, newerReason(row.id))
    } else settleFaults(tally, row, outcome.faults, outcome.note)
  }
  return tally
}

/** A case has failed, or all that is wrong with it is meant. */
function settleFaults(
  tally: Tally,
  row: Row,
  faults: readonly string[],
  note: string | undefined,
): void {
  const reasons = new Set<string>()
  const open: string[] = []
  for (const fault of faults) {
    const reason = decidedReason(fault, row)
    if (reason === undefined) open.push(fault)
    else reasons.add(reason)
  }
  if (open.length > 0) {
    const detail = [...open, ...(note === undefined ? [] : [note])].join('; ')
    tally.failures.push({ id: row.id, detail })
    return
  }
  tally.decided.push({ id: row.id, reason: [...reasons].join('; ') })
}

function readRow(line: string, { bigNumbers }: Suite): Row | undefined {
  try {
    const row = (bigNumbers ? parseLossless(line) : JSON.parse(line)) as Partial<Row> | null
    return typeof row?.id === 'string' ? (row as Row) : undefined
  } catch {
    return undefined
  }
}

/** Of a test that the release does not have, or has otherwise. */
function isNewer(row: Row): boolean {
  const release = row['release_0.44.1'] ?? row['release_0.25.4']
  return release === 'absent' || release === 'changed'
}

function addTo(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((a, b) => a + b, 0)
}

function listed(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([reason, count]) => `${count} ${reason}`).join(', ')
}

async function runRow(suite: Suite, row: Row, dir: string): Promise<Outcome> {
  const handler = suite.handlers.find(candidate => candidate.applies(row))
  if (handler === undefined) return notApplicable('nothing runs such cases yet')
  try {
    return await handler.run(row, dir)
  } catch (error) {
    return failed(error instanceof Error ? (error.stack ?? error.message) : String(error))
  }
}

function print(suite: Suite, tally: Tally): void {
  const run = tally.passed.length + tally.failures.length + tally.decided.length
  const count = total(tally.skipped)
  const notes = [
    ...(tally.decided.length > 0 ? [`${tally.decided.length} decided differently`] : []),
    ...(count > 0 ? [`${count} not applicable: ${listed(tally.skipped)}`] : []),
  ]
  const note = notes.length > 0 ? ` (${notes.join('; ')})` : ''
  console.log(`${suite.name} ${tally.passed.length}/${run}${note}`)
  if (tally.checksPassed > 0) {
    const other = total(tally.checksSkipped)
    const why = other > 0 ? `; ${other} not applicable: ${listed(tally.checksSkipped)}` : ''
    console.log(`  ${tally.checksPassed} checks passed${why}`)
  }
  for (const { id, reason } of tally.decided) console.log(`  decided ${id}: ${reason}`)
  for (const [reason, count] of tally.newer) {
    console.log(`  ${count} newer than the release, followed: ${reason}`)
  }
  for (const { id, detail } of tally.failures) console.log(`  FAIL ${id}: ${detail}`)
}

/** Files that no suite reads; returns their number of rows. */
function tellUnknown(dir: string): number {
  const known = new Set(SUITES.map(suite => `${suite.name}.jsonl`))
  let count = 0
  for (const file of readdirSync(dir).sort()) {
    if (!file.endsWith('.jsonl') || known.has(file)) continue
    const rows = readFileSync(join(dir, file), 'utf8').split('\n').filter(Boolean).length
    console.log(`${file} 0/0 (${rows} not applicable: nothing runs such cases)`)
    count += rows
  }
  return count
}

const USAGE = `usage: npm run conformance -- DIR [suite...]

  DIR    a folder with JSONL files of cases
  suite  of these files alone: ${SUITES.map(({ name }) => name).join(', ')}
`

async function main(args: readonly string[]): Promise<number> {
  const [dir, ...names] = args
  const unknown = names.find(name => !SUITES.some(suite => suite.name === name))
  const isFolder = dir !== undefined && statSync(dir, { throwIfNoEntry: false })?.isDirectory()
  if (dir === undefined || isFolder !== true || unknown !== undefined) {
    if (dir !== undefined && isFolder !== true) console.error(`${dir} is no folder`)
    if (unknown !== undefined) console.error(`there is no suite ${unknown}`)
    console.error(USAGE)
    return 2
  }
  const suites = names.length === 0 ? SUITES : SUITES.filter(suite => names.includes(suite.name))
  const sum = { passed: 0, decided: 0, skipped: 0, failures: 0 }
  for (const suite of suites) {
    if (!existsSync(join(dir, `${suite.name}.jsonl`))) {
      console.log(`${suite.name} not there`)
      continue
    }
    const tally = await runSuite(suite, dir)
    print(suite, tally)
    sum.passed += tally.passed.length
    sum.decided += tally.decided.length
    sum.failures += tally.failures.length
    sum.skipped += total(tally.skipped)
  }
  if (names.length === 0) sum.skipped += tellUnknown(dir)
  for (const { id, reason } of READINGS) console.log(`read loosely ${id}: ${reason}`)
  console.log(
    `total: ${sum.passed} passed, ${sum.decided} decided differently, ${sum.skipped} not applicable, ${sum.failures} failed`,
  )
  const ran = sum.passed + sum.decided + sum.failures
  if (ran === 0) console.error('nothing in this folder could be run')
  return sum.failures === 0 && ran > 0 ? 0 : 1
}

process.exitCode = await main(process.argv.slice(2))
