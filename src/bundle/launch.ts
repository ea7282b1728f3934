// SPDX-License-Identifier: Apache-2.0
// Starts the program, or one of its threads, from the script that build.ts makes of all modules. Beside
// it may lie the code that V8 made of it in an earlier run (warm.ts); V8 takes it if it is its own.
import { createHash } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Script } from 'node:vm'

/** Hash of the script: code of another one is under another name. Put in by build.ts. */
declare const SCRIPT_HASH: string

type Entries = Record<string, () => Promise<unknown>>
type Load = (name: string) => Promise<unknown>
type Evaluate = (require: NodeJS.Require, load: Load, exports: Entries, file: string) => void

const FILE = join(__dirname, 'program.cjs')
const CODE = join(__dirname, `program-${SCRIPT_HASH}.code`)
const DIGEST_BYTES = 32

function digestOf(code: Uint8Array): Buffer {
  return createHash('sha256').update(code).digest()
}

/** V8 looks at the version it is for, not at the code: a damaged file would crash it. */
function keptCode(): Buffer | undefined {
  let kept: Buffer
  try {
    kept = readFileSync(CODE)
  } catch {
    return undefined
  }
  const code = kept.subarray(DIGEST_BYTES)
  return digestOf(code).equals(kept.subarray(0, DIGEST_BYTES)) ? code : undefined
}

function keepCode(code: Buffer): void {
  const file = `${CODE}.${process.pid}`
  writeFileSync(file, Buffer.concat([digestOf(code), code]))
  renameSync(file, CODE)
}

/** `keep`: writes the code of all that ran when the process ends, whole or not at all. */
export function launch(entry: string, keep = false): void {
  const script = new Script(readFileSync(FILE, 'utf8'), {
    filename: FILE,
    cachedData: keep ? undefined : keptCode(),
  })
  if (keep) {
    process.on('exit', () => keepCode(script.createCachedData()))
  }
  const entries: Entries = {}
  const evaluate = script.runInThisContext() as Evaluate
  evaluate(createRequire(FILE), name => import(name), entries, FILE)
  entries[entry]?.()
}
