// SPDX-License-Identifier: Apache-2.0
// `npm run conformance -- DIR [suite...]`: runs the cases in DIR/*.jsonl and prints a line per suite. Exit
// code 1 when a case fails that decisions.ts does not list, 2 for wrong usage.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseLossless } from '../format/lossless-json.ts'
import { decisionFor, NEWER, newerFor, READINGS, undecided } from './decisions.ts'
import { failed, notApplicable, type Outcome, type Row, type Suite } from './suite.ts'
import { SUITES } from './suites.ts'

type Tally = {
  readonly passed: string[]
  readonly failures: { readonly id: string; readonly detail: string }[]
  readonly decided: { readonly id: string; readonly reason: string }[]
  readonly stale: string[]
  /** Not of the release that is followed, and not listed with what was chosen. */
  readonly unlisted: string[]
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
    stale: [],
    unlisted: [],
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
    const decision = decisionFor(row.id)
    if (isNewer(row) && decision === undefined && newerFor(row.id) === undefined)
      tally.unlisted.push(row.id)
    tally.checksPassed += outcome.checks?.passed ?? 0
    for (const reason of outcome.checks?.skipped ?? []) addTo(tally.checksSkipped, reason)
    if (outcome.kind === 'notApplicable') {
      addTo(tally.skipped, outcome.reason)
    } else if (outcome.kind === 'pass') {
      tally.passed.push(row.id)
      if (decision !== undefined) tally.stale.push(row.id)
    } else {
      const open = undecided(outcome.faults, decision)
      if (open.length > 0) tally.failures.push({ id: row.id, detail: open.join('; ') })
      else tally.decided.push({ id: row.id, reason: decision?.reason ?? '' })
    }
  }
  return tally
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
  for (const id of tally.unlisted) console.log(`  newer than the release, not listed: ${id}`)
  for (const id of tally.stale) console.log(`  listed as decided, but passes: ${id}`)
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

async function main(args: readonly string[]): Promise<number> {
  const [dir, ...names] = args
  if (dir === undefined || !existsSync(dir)) {
    console.error('usage: npm run conformance -- DIR [suite...]')
    return 2
  }
  const suites = names.length === 0 ? SUITES : SUITES.filter(suite => names.includes(suite.name))
  const total = { passed: 0, decided: 0, skipped: 0, failures: 0 }
  for (const suite of suites) {
    if (!existsSync(join(dir, `${suite.name}.jsonl`))) {
      console.log(`${suite.name} not there`)
      continue
    }
    const tally = await runSuite(suite, dir)
    print(suite, tally)
    total.passed += tally.passed.length
    total.decided += tally.decided.length
    total.failures += tally.failures.length
    for (const count of tally.skipped.values()) total.skipped += count
  }
  if (names.length === 0) total.skipped += tellUnknown(dir)
  console.log(
    `total: ${total.passed} passed, ${total.decided} decided differently, ${total.skipped} not applicable, ${total.failures} failed`,
  )
  for (const { id, reason } of READINGS) console.log(`read loosely ${id}: ${reason}`)
  for (const { id, reason } of NEWER) console.log(`newer than the release ${id}: ${reason}`)
  return total.failures === 0 ? 0 : 1
}

process.exitCode = await main(process.argv.slice(2))
