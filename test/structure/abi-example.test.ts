// SPDX-License-Identifier: Apache-2.0
// The host in docs/ABI.md works as it is printed there, on a capture made here.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { CaptureWriter } from '../../src/capture/writer.ts'
import { loadRules } from '../../src/rules/load.ts'
import { compilePolicy } from '../../src/rules/policy.ts'
import { eventById } from '../../src/schema/events.ts'
import { ABI_VERSION } from '../../src/schema/layout.ts'
import { POLICY_VERSION } from '../../src/schema/policy-layout.ts'
import { encodeRecord } from '../../src/schema/record.ts'

type OnMatch = (rule: number, ts: bigint) => void
type Replay = (wasm: Uint8Array, policy: Uint8Array, capture: Uint8Array, onMatch: OnMatch) => void

const folder = mkdtempSync(join(tmpdir(), 'gyr-abi-'))
afterAll(() => rmSync(folder, { recursive: true }))

const RULES = `
- rule: Other
  desc: d
  condition: evt.type = unlinkat
  output: o
  priority: NOTICE
- rule: Shadow
  desc: d
  condition: evt.type = openat and fd.name = /etc/shadow
  output: opened %fd.name
  priority: WARNING
`

function capture(): Uint8Array {
  const blocks: Uint8Array[] = []
  const writer = new CaptureWriter(block => blocks.push(block))
  const names = ['/etc/passwd', '/etc/shadow', '/etc/hosts']
  for (const [index, name] of names.entries()) {
    const values = { fd: 3 + index, dirfd: -100, name, flags: 1, mode: 0, dev: 1, ino: 1 }
    writer.event(encodeRecord(eventById('SYSCALL_OPENAT_2_X'), 100 + index, 7, values), 0)
  }
  return Buffer.concat(blocks)
}

describe('docs/ABI.md', () => {
  it('names the versions there are', () => {
    const text = readFileSync('docs/ABI.md', 'utf8')
    expect(text).toContain(`version of this page: ${ABI_VERSION} |`)
    expect(text).toContain(`version u32: ${POLICY_VERSION} |`)
  })

  it('has a host that finds the match', async () => {
    const example = /```js\n([\s\S]*?)```/.exec(readFileSync('docs/ABI.md', 'utf8'))?.[1] ?? ''
    const file = join(folder, 'host.mjs')
    writeFileSync(file, example)
    const { replay } = (await import(pathToFileURL(file).href)) as { replay: Replay }
    const ruleSet = loadRules([{ name: 'rules.yaml', text: RULES }])
    const found: [number, bigint][] = []
    replay(
      readFileSync('dist/evaluator.wasm'),
      compilePolicy(ruleSet, { matching: 'first' }),
      capture(),
      (rule, ts) => found.push([rule, ts]),
    )
    expect(found).toEqual([[1, 101n]])
  })
})
