// SPDX-License-Identifier: Apache-2.0
// The complete program for a guest: Node, the compiled host, evaluator, addon, rules, and the packages they
// need. What `npm run build` and `npm run build:native` have made must be there.
import { existsSync, readFileSync } from 'node:fs'
import { packagePath } from '../../src/package-path.ts'
import { type Files, withLibraries } from './image.ts'

const PARTS = [
  'package.json',
  'dist/bin',
  'dist/evaluator.wasm',
  'rules',
  'native/build/Release/gyr.node',
]

/** Names of the packages that are needed at run time, and of those that they need. */
function packages(): string[] {
  const found = new Set<string>()
  const add = (manifest: string): void => {
    const { dependencies = {} } = JSON.parse(readFileSync(manifest, 'utf8')) as {
      dependencies?: Record<string, string>
    }
    for (const name of Object.keys(dependencies)) {
      const next = packagePath(`node_modules/${name}/package.json`)
      if (found.has(name) || !existsSync(next)) continue
      found.add(name)
      add(next)
    }
  }
  add(packagePath('package.json'))
  return [...found]
}

/** gyr lies in /gyr, Node where it lies here. */
export function completeProgram(): Files {
  const missing = PARTS.find(part => !existsSync(packagePath(part)))
  if (missing !== undefined) {
    throw new Error(`${missing} is missing: npm run build, npm run build:native`)
  }
  const names = [...PARTS, ...packages().map(name => `node_modules/${name}`)]
  return {
    ...withLibraries(process.execPath),
    ...Object.fromEntries(names.map(name => [`gyr/${name}`, { from: packagePath(name) }])),
  }
}
