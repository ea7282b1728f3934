// SPDX-License-Identifier: Apache-2.0
// System calls by family, recorded live: what a program says it did against the records of its threads.
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  compile,
  type Programs,
  type Recorded,
  record,
  run,
  type Stated,
  whyNot,
} from './recorder.ts'

const why = whyNot()
if (why !== undefined) console.log(`the eBPF driver is not tried: ${why}`)

/** Each statement finds its record: the next of that event and thread that has those parameters. */
function match(stated: readonly Stated[], records: readonly Recorded[]): string[] {
  const wrong: string[] = []
  const next = new Map<string, number>()
  for (const { event, tid, params } of stated) {
    if (event === undefined) continue
    const own = records.filter(each => each.tid === tid && each.id === event)
    const key = `${tid} ${event}`
    const from = next.get(key) ?? 0
    const found = own.findIndex((each, index) => index >= from && same(params, each))
    if (found >= 0) next.set(key, found + 1)
    else {
      const closest = own[from]?.params
      const seen = Object.keys(params).map(name => `${name}=${closest?.[name]}`)
      wrong.push(`${event} ${JSON.stringify(params)}, recorded: ${seen.join(' ').slice(0, 500)}`)
    }
  }
  return wrong
}

function same(params: Stated['params'], found: Recorded): boolean {
  return Object.entries(params).every(([name, value]) => found.params[name] === value)
}

describe.skipIf(why !== undefined)('system calls, live', () => {
  let programs: Programs
  beforeAll(() => {
    programs = compile()
  }, 60_000)
  afterAll(() => rmSync(programs.folder, { recursive: true, force: true }))

  const families = ['files', 'sockets', 'ids', 'processes', 'uring']
  for (const perfEvents of [false, true]) {
    const by = perfEvents ? 'perf events' : 'tracepoints'
    test.for(families)(`%s, by ${by}`, { timeout: 60_000 }, async (family, { skip }) => {
      const folder = mkdtempSync(join(programs.folder, `${family}-`))
      const program = programs.workload(family)
      let stated: Stated[] = []
      const { records, counters } = await record(programs, { perfEvents }, async () => {
        stated = await run(program, [folder], folder)
      })
      if (stated[0]?.note === 'refused') skip('this machine has io_uring switched off')
      expect(stated.length).toBeGreaterThan(2)
      expect(match(stated, records)).toEqual([])
      for (const cpu of counters.cpus) {
        const dropped = cpu.dropped.reduce((sum, each) => sum + each, 0)
        expect(cpu.begun).toBe(cpu.written + dropped)
      }
    })
  }
})
