// SPDX-License-Identifier: Apache-2.0
// Programs of the system that tests work with: whether they are there, and how they are started and ended.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'

const FOLDERS = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/sbin']

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Why a test that needs root and these programs cannot run; undefined when it can. */
export function whyNot(programs: readonly string[], needsRoot = true): string | undefined {
  if (needsRoot && process.getuid?.() !== 0) return 'needs root'
  const missing = programs.filter(name => !FOLDERS.some(folder => isProgram(join(folder, name))))
  return missing.length === 0 ? undefined : `needs ${missing.join(', ')}`
}

const running = new Set<ChildProcess>()

/** Started in the background; `endPrograms` ends it at the latest. */
export function start(command: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  const [program = '', ...args] = command
  const path = `${process.env['PATH']}:/usr/sbin:/sbin`
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PATH: path, ...env },
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

/** Settles when it has ended. */
export async function stop(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise(resolve => child.once('exit', resolve))
  child.kill(signal)
  await ended
}

export function endPrograms(): void {
  for (const child of running) child.kill('SIGKILL')
}

/** Runs it to its end; throws when it fails, with what it said. */
export function runProgram(command: readonly string[], input = ''): string {
  const [program = '', ...args] = command
  const path = `${process.env['PATH']}:/usr/sbin:/sbin`
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    input,
    env: { ...process.env, PATH: path },
  })
  if (error !== undefined) throw error
  if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}: ${stdout}${stderr}`)
  return stdout
}
