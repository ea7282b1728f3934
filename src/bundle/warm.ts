// SPDX-License-Identifier: Apache-2.0
// Runs the program once to keep the code that V8 makes of it (launch.ts): at the end of a build, and when
// the package is installed, since each version of V8 has its own. Prints what the program prints.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { launch } from './launch.ts'

const example = join(__dirname, '../../examples/container-intrusion.scap')
const rules = join(__dirname, '../../rules')
// The configuration of this machine has no say in it.
process.argv.splice(2, process.argv.length, '-c', '/dev/null', '-r', rules)
process.argv.push(...(existsSync(example) ? ['-e', example] : ['--dry-run']))
launch('cli', true)
