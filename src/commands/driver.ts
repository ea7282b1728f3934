// SPDX-License-Identifier: Apache-2.0
// `gyr driver`: the kernel module on this machine, by the programs that administrators use.
import { spawnSync } from 'node:child_process'
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
} from 'node:fs'
import { release } from 'node:os'
import { dirname } from 'node:path'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import { buildModule, type ModulePaths } from '../kernel-module/build.ts'
import type { Host } from '../kernel-module/host.ts'
import { loadModule, unloadModule } from '../kernel-module/load.ts'
import { moduleStatus } from '../kernel-module/status.ts'
import { packagePath } from '../package-path.ts'
import { whyNotModule } from '../source/open-driver.ts'
import { gyrVersion } from '../version.ts'
import { print } from './context.ts'
import type { DriverArguments } from './driver-arguments.ts'

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

function entries(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function hasOpen(pid: string, path: string): boolean {
  return entries(`/proc/${pid}/fd`).some(fd => {
    try {
      return readlinkSync(`/proc/${pid}/fd/${fd}`) === path
    } catch {
      return false
    }
  })
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
  removeFolder: path => rmSync(path, { recursive: true, force: true }),
  usersOf: path =>
    entries('/proc')
      .filter(name => /^\d+$/.test(name) && hasOpen(name, path))
      .map(pid => `${HOST.read(`/proc/${pid}/comm`).trim()} (pid ${pid})`),
  refusal: whyNotModule,
}

type Action = (host: Host, paths: ModulePaths, flags: DriverArguments) => string

const ACTIONS: Readonly<Record<DriverArguments['action'], Action>> = {
  build: (host, paths, { sign }) => buildModule(host, paths, sign),
  load: loadModule,
  unload: unloadModule,
  status: moduleStatus,
}

export function driver(flags: DriverArguments): ExitCode {
  const paths = { source: packagePath('kmod'), version: gyrVersion() }
  print(`${ACTIONS[flags.action](HOST, paths, flags).trimEnd()}\n`)
  return EXIT.ok
}
