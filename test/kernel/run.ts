// SPDX-License-Identifier: Apache-2.0
// `npm run test:kernel [-- KERNEL... [--suite NAME]]`: boots each kernel for each suite and ends with
// one line for the whole. Exit code 1 when anything failed.
import { parseArgs } from 'node:util'
import { runDriverTool, whyNoDriverTool } from './driver-tool.ts'
import { canLint, fetchKernel, KERNEL_NAMES, lintModule } from './kernels.ts'
import { runSuite, type Verdict } from './suite.ts'
import { SUITES } from './suites.ts'

/** Booted without being asked for by name. */
const ORDINARY = ['6.1', '6.12']

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    suite: { type: 'string' },
    all: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
})

const asked = values.all ? KERNEL_NAMES : positionals.length > 0 ? positionals : ORDINARY
const suites = SUITES.filter(({ name, thorough }) =>
  values.suite === undefined ? values.all || !thorough : name === values.suite,
)
let passed = 0
let failed = 0

const isTold = (line: string): boolean => values.verbose || /^(PASS|FAIL|LEFT OUT|NOTE) /.test(line)

function sumUp(verdict: Verdict): void {
  passed += verdict.passed.length
  failed += verdict.failed.length
  for (const each of verdict.failed) console.log(`  failed: ${each}`)
  if (verdict.failed.length > 0 && !values.verbose) console.log(verdict.lines.slice(-40).join('\n'))
  console.log(
    `  ${verdict.passed.length} passed, ${verdict.failed.length} failed in ${verdict.seconds.toFixed(0)} s`,
  )
}

for (const name of asked) {
  let kernel: ReturnType<typeof fetchKernel>
  try {
    kernel = fetchKernel(name)
  } catch (error) {
    console.log(`kernel ${name}: left out, ${(error as Error).message}`)
    continue
  }
  if (values.suite === undefined && canLint(kernel)) {
    console.log(`\nkernel ${kernel.release}, W=1, sparse, analyzer`)
    try {
      lintModule(kernel)
      passed++
      console.log('  PASS builds without a warning')
    } catch (error) {
      failed++
      console.log(`  failed: ${(error as Error).message}`)
    }
  }
  // Once is enough: it is the same for every kernel.
  const tool = name === '6.1' && (values.suite ?? 'driver-tool') === 'driver-tool'
  if (tool) {
    console.log(`\nkernel ${kernel.release}, driver-tool`)
    const reason = whyNoDriverTool()
    if (reason === undefined) {
      const verdict = runDriverTool(kernel)
      for (const line of verdict.lines.filter(isTold)) console.log(`  ${line}`)
      sumUp(verdict)
    } else console.log(`  LEFT OUT: ${reason}`)
  }
  for (const suite of suites) {
    console.log(`\nkernel ${kernel.release}, ${suite.name}`)
    const missing = suite.missing?.()
    if (missing !== undefined) {
      console.log(`  LEFT OUT ${missing}`)
      continue
    }
    try {
      const verdict = await runSuite(suite, kernel, line => {
        if (isTold(line)) console.log(`  ${line}`)
      })
      sumUp(verdict)
    } catch (error) {
      failed++
      console.log(`  failed: ${(error as Error).message}`)
    }
  }
}

console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
