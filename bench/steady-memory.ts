// SPDX-License-Identifier: Apache-2.0
// `npm run bench:memory [-- --events N]`: replays 50 million events, of which thousands a second match, and
// looks at the memory of the program all the while. Exits with 1 when it grows in the second half.
import { execFileSync, spawn } from 'node:child_process'
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { makeCapture } from './big-capture.ts'
import { median } from './statistics.ts'
import { runProgram } from './trial-process.ts'

const { values } = parseArgs({ options: { events: { type: 'string', default: '50000000' } } })
const events = Number(values.events)
const checkout = fileURLToPath(new URL('../..', import.meta.url))

/** What memory may grow by from the second quarter of the run to the last. */
const MOST_GROWTH_MB = 16
const SAMPLE_MS = 200
const NEWLINE = 0x0a
/** Of a capture that is repeated. */
const ROUND = 500_000

const RULE = `- rule: Now and then
  desc: one event in some hundreds
  condition: evt.type = execve
  output: Program begun (name=%proc.name command=%proc.cmdline user=%user.name container=%container.id)
  priority: NOTICE
`

function megabytes(kilobytes: readonly number[]): number {
  return median([...kilobytes]) / 1024
}

function linesOf(file: string): number {
  const fd = openSync(file, 'r')
  const chunk = Buffer.alloc(1 << 20)
  let lines = 0
  for (let size = readSync(fd, chunk); size > 0; size = readSync(fd, chunk)) {
    for (let at = chunk.indexOf(NEWLINE); at >= 0 && at < size; at = chunk.indexOf(NEWLINE, at + 1))
      lines++
  }
  closeSync(fd)
  return lines
}

function measure(folder: string): void {
  const round = join(folder, 'round.scap')
  const pipe = join(folder, 'capture')
  const rules = join(folder, 'rules.yaml')
  const alerts = join(folder, 'alerts')
  const written = join(folder, 'written')
  writeFileSync(rules, RULE)
  makeCapture(checkout, round, ROUND)
  execFileSync('mkfifo', [pipe])
  const out = openSync(written, 'w')
  const feeder = fileURLToPath(new URL('./feed-capture.js', import.meta.url))
  const child = spawn(process.execPath, [feeder, round, pipe, String(events)], {
    stdio: ['ignore', out, 'inherit'],
  })
  closeSync(out)
  const args = ['-e', pipe, '-r', rules, '-o', 'json_output=true', '-o', 'log_stderr=false']
  const file = ['-o', 'file_output.enabled=true', '-o', `file_output.filename=${alerts}`]
  try {
    const run = runProgram(
      [...args, ...file, '-o', 'stdout_output.enabled=false'],
      folder,
      SAMPLE_MS,
    )
    const printed = readFileSync(run.output, 'utf8')
    const found = Number(/^Events detected: (\d+)$/m.exec(printed)?.[1])
    const lines = linesOf(alerts)
    const replayed = Number(readFileSync(written, 'utf8'))
    const { rssKb, cpuSeconds, maxRssKb } = run.usage
    const quarter = Math.floor(rssKb.length / 4)
    const before = megabytes(rssKb.slice(quarter, 2 * quarter))
    const after = megabytes(rssKb.slice(3 * quarter))
    const quarters = [0, 1, 2, 3].map(part =>
      megabytes(rssKb.slice(part * quarter, (part + 1) * quarter)).toFixed(1),
    )
    process.stdout.write(
      `${replayed} events, ${found} alerts (${Math.round(found / run.seconds)} a second), ` +
        `${cpuSeconds.toFixed(1)} s CPU, ${run.seconds.toFixed(1)} s\n` +
        `memory by quarters of the run: ${quarters.join(', ')} MB, at most ${(maxRssKb / 1024).toFixed(1)} MB\n`,
    )
    const problems = [
      ...(found > 0 && lines === found ? [] : [`${lines} lines of ${found} alerts`]),
      ...(replayed >= events ? [] : [`${replayed} events were replayed`]),
      ...(quarter >= 10 ? [] : [`${rssKb.length} samples are too few to tell`]),
      ...(after - before <= MOST_GROWTH_MB
        ? []
        : [`memory grew by ${(after - before).toFixed(1)} MB`]),
    ]
    if (problems.length === 0) return
    process.stdout.write(`FAILED: ${problems.join('; ')}\n`)
    process.exitCode = 1
  } finally {
    child.kill('SIGTERM')
  }
}

const folder = mkdtempSync(join(tmpdir(), 'gyr-memory-'))
try {
  measure(folder)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
