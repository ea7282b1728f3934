// SPDX-License-Identifier: Apache-2.0
// `npm run bench:kernel [-- KERNEL]`: instructions that each driver adds to an operation, against no
// driver at all, beside the budget. Checks that what should be recorded was.
import { mkdirSync, writeFileSync } from 'node:fs'
import Table from 'cli-table3'
import { fetchKernel } from './kernels.ts'
import { runSuite, type Verdict } from './suite.ts'
import { KERNEL_BENCH } from './suites.ts'

type Operation = 'getpid' | 'openclose' | 'read64' | 'forkexec'

interface Row {
  readonly title: string
  /** State of the guest as the script names it, and the operation timed in it. */
  readonly state: string
  readonly operation: Operation
  readonly budget: number
  readonly aim: number
  /** Instructions that Falco's drivers (libs 0.25.4) add, measured in the same guest, kernel 6.1. */
  readonly peer: { readonly kmod: number; readonly ebpf: number }
}

// Instructions are counted from user space, so a change of code alignment shows as a few either way.
const NOISE = 12

const ROWS: readonly Row[] = [
  row('loaded, nobody attached: getpid', 'loaded', 'getpid', NOISE, 0, 0, 0),
  row('attached, not of interest: getpid', 'default', 'getpid', 110, 90, 323, 239),
  row('open + close recorded', 'default', 'openclose', 1600, 1000, 4074, 5238),
  row('read of 64 bytes recorded with its data', 'all', 'read64', 600, 400, 1167, 1496),
  row('fork + exec + wait, default set', 'default', 'forkexec', 15000, 10000, 29500, 41500),
]

function row(
  title: string,
  state: string,
  operation: Operation,
  budget: number,
  aim: number,
  kmod: number,
  ebpf: number,
): Row {
  return { title, state, operation, budget, aim, peer: { kmod, ebpf } }
}

interface Added {
  readonly instructions: number
  /** Of single turns of detached and attached. */
  readonly least: number
  readonly most: number
}

/** By state and operation, of lines "COST state operation N" and "ADDED state operation N LEAST MOST BASE". */
function measured(verdict: Verdict): Map<string, Added> {
  const found = new Map<string, Added>()
  const base = new Map<string, number>()
  for (const line of verdict.lines) {
    const [kind, state, operation, ...numbers] = line.split(' ')
    const [cost = Number.NaN, least = cost, most = cost] = numbers.map(Number)
    if (kind === 'ADDED') found.set(`${state} ${operation}`, { instructions: cost, least, most })
    if (kind !== 'COST' || operation === undefined) continue
    if (state === 'base') base.set(operation, cost)
    else {
      const added = cost - (base.get(operation) ?? Number.NaN)
      found.set(`${state} ${operation}`, { instructions: added, least: added, most: added })
    }
  }
  return found
}

const kernel = fetchKernel(process.argv[2] ?? '6.1')
const results: Record<string, unknown>[] = []
let failed = 0
for (const suite of KERNEL_BENCH) {
  const verdict = await runSuite(suite, kernel, () => {})
  const found = measured(verdict)
  if (verdict.failed.length > 0 || found.size === 0) {
    console.log(verdict.lines.join('\n'))
    console.log(`${suite.name}: ${verdict.failed.join('; ') || 'nothing was measured'}`)
    failed++
    continue
  }
  const driver = suite.name.endsWith('ebpf') ? 'ebpf' : 'kmod'
  const table = new Table({
    head: ['added to no driver', 'instructions', 'single turns', 'at most', 'aim', "the peer's"],
    style: { head: [], border: [] },
  })
  for (const { title, state, operation, budget, aim, peer } of ROWS) {
    const added = found.get(`${state} ${operation}`)
    if (added === undefined) continue
    const { instructions, least, most } = added
    // The eBPF driver's budget is the peer's probe.
    const atMost = driver === 'kmod' ? budget : peer.ebpf || NOISE
    // What could not be measured is no number, and not within it either.
    const within = instructions <= atMost
    if (!within) failed++
    const spread = least === most ? '' : `${least} to ${most}`
    const limit = `${atMost}${within ? '' : ' EXCEEDED'}`
    table.push([title, instructions, spread, limit, aim, peer[driver]])
    results.push({
      ...{ driver, kernel: kernel.release, title, added: instructions, least, most },
      ...{ atMost, peer: peer[driver] },
    })
  }
  const bytes = verdict.lines
    .map(line => /^NOTE bytes of open and close: (\d+)$/.exec(line)?.[1])
    .find(Boolean)
  if (bytes !== undefined)
    table.push([
      'bytes on the ring for open + close',
      bytes,
      '',
      200,
      160,
      driver === 'kmod' ? 200 : 232,
    ])
  console.log(`\n${driver}, kernel ${kernel.release}: ${verdict.passed.length} checks passed`)
  console.log(table.toString())
}
const folder = new URL('../../bench/results/', import.meta.url)
mkdirSync(folder, { recursive: true })
writeFileSync(new URL('latest.kernel.json', folder), `${JSON.stringify(results, null, 2)}\n`)
process.exitCode = failed > 0 ? 1 : 0
