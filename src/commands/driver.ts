// SPDX-License-Identifier: Apache-2.0
// `gyr driver`: the kernel module on this machine, by the programs that administrators use.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { release } from 'node:os'
import { dirname } from 'node:path'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import {
  buildModule,
  type Host,
  loadModule,
  type ModulePaths,
  moduleStatus,
  unloadModule,
} from '../kernel-module.ts'
import { packagePath } from '../package-path.ts'
import { gyrVersion } from '../version.ts'
import type { DriverArguments } from './arguments.ts'
import { print } from './context.ts'

// Administrators' programs are not on everybody's path.
const PATH = [process.env['PATH'] ?? '', '/usr/sbin', '/sbin', '/usr/bin', '/bin'].join(':')

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const HOST: Host = {
  release: release(),
  isRoot: process.getuid?.() === 0,
  exists: existsSync,
  read: path => {
    try {
      return readFileSync(path, 'utf8')
    } catch {
      return ''
    }
  },
  has: program => PATH.split(':').some(folder => isExecutable(`${folder}/${program}`)),
  run: (program, args) => {
    const { status, stdout, stderr, error } = spawnSync(program, args, {
      encoding: 'utf8',
      env: { ...process.env, PATH, LC_ALL: 'C' },
    })
    const output = `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`
    return { status: status ?? 127, output }
  },
  copyFolder: (from, to) => {
    rmSync(to, { recursive: true, force: true })
    mkdirSync(dirname(to), { recursive: true })
    cpSync(from, to, { recursive: true })
  },
}

const ACTIONS: Readonly<
  Record<DriverArguments['action'], (host: Host, paths: ModulePaths) => string>
> = {
  build: buildModule,
  load: loadModule,
  unload: unloadModule,
  status: moduleStatus,
}

export function driver(action: DriverArguments['action']): ExitCode {
  const text = ACTIONS[action](HOST, { source: packagePath('kmod'), version: gyrVersion() })
  print(`${text.trimEnd()}\n`)
  return EXIT.ok
}
