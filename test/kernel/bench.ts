// SPDX-License-Identifier: Apache-2.0
// `npm run bench:kernel [-- KERNEL]`: instructions that each driver adds to an operation, against no
// driver at all, beside the budget. Checks that what should be recorded was.
import { mkdirSync, writeFileSync } from 'node:fs'
import Table from 'cli-table3'
import { fetchKernel } from './kernels.ts'
import { runSuite, type Verdict } from './suite.ts'
import { KERNEL_BENCH } from './suites.ts'

const OPERATIONS = ['getpid', 'openclose', 'read64', 'forkwait', 'forkexec'] as const
type Operation = (typeof OPERATIONS)[number]
type Costs = Readonly<Record<Operation, number>>

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

/** "COST label name=number ..." */
function costs(verdict: Verdict): Map<string, Costs> {
  const found = new Map<string, Costs>()
  for (const line of verdict.lines) {
    const [, label, rest] = /^COST (\S+) (.*)$/.exec(line) ?? []
    if (label === undefined || rest === undefined) continue
    const pairs = rest.split(' ').map(pair => pair.split('=') as [string, string])
    found.set(label, Object.fromEntries(pairs.map(([k, v]) => [k, Number(v)])) as Costs)
  }
  return found
}

const kernel = fetchKernel(process.argv[2] ?? '6.1')
const results: Record<string, unknown>[] = []
let failed = 0
for (const suite of KERNEL_BENCH) {
  const verdict = await runSuite(suite, kernel, () => {})
  const measured = costs(verdict)
  const base = measured.get('base')
  if (verdict.failed.length > 0 || base === undefined) {
    console.log(verdict.lines.join('\n'))
    console.log(`${suite.name}: ${verdict.failed.join('; ') || 'nothing was measured'}`)
    failed++
    continue
  }
  const driver = suite.name.endsWith('ebpf') ? 'ebpf' : 'kmod'
  const table = new Table({
    head: ['added to no driver', 'instructions', 'at most', 'aim', "the peer's"],
    style: { head: [], border: [] },
  })
  for (const { title, state, operation, budget, aim, peer } of ROWS) {
    const cost = measured.get(state)?.[operation]
    if (cost === undefined) continue
    const added = Math.round(cost - base[operation])
    // The eBPF driver's budget is the peer's probe.
    const atMost = driver === 'kmod' ? budget : peer.ebpf || NOISE
    if (added > atMost) failed++
    table.push([title, added, `${atMost}${added > atMost ? ' EXCEEDED' : ''}`, aim, peer[driver]])
    results.push({ driver, kernel: kernel.release, title, added, atMost, peer: peer[driver] })
  }
  const bytes = verdict.lines
    .map(line => /^NOTE bytes of open and close: (\d+)$/.exec(line)?.[1])
    .find(Boolean)
  if (bytes !== undefined)
    table.push([
      'bytes on the ring for open + close',
      bytes,
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
