// SPDX-License-Identifier: Apache-2.0
// `gyr reload`: makes the running program read rules and configuration anew, and tells how that went.
import { readFileSync } from 'node:fs'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import type { ReloadResult } from '../reload/reloader.ts'
import { type Context, print } from './context.ts'
import type { ControlArguments } from './control-arguments.ts'
import { ask, controlAddress } from './control-client.ts'

/** Without a result: that is in the log of the program. */
function bySignal(context: Context, pidfile: string): ExitCode {
  const pid = Number(readFileSync(pidfile, 'latin1').trim())
  if (!Number.isSafeInteger(pid) || pid <= 0) {
    context.log.error(`${pidfile}: holds no process id`)
    return EXIT.error
  }
  try {
    process.kill(pid, 'SIGHUP')
  } catch (error) {
    context.log.error(`process ${pid} of ${pidfile}: ${(error as Error).message}`)
    return EXIT.error
  }
  print(`process ${pid} was asked to reload; its log says how that went\n`)
  return EXIT.ok
}

export async function reload(context: Context, flags: ControlArguments): Promise<ExitCode> {
  if (flags.pidfile !== undefined) return bySignal(context, flags.pidfile)
  const { config, log } = context
  const where = controlAddress(config)
  let answer: Awaited<ReturnType<typeof ask>>
  try {
    answer = await ask(config, 'POST', '/reload')
  } catch (error) {
    log.error(`${where}: ${(error as Error).message}; is gyr running, with its web server on?`)
    return EXIT.error
  }
  if (answer.status !== 200 && answer.status !== 422) {
    log.error(`${where} answered ${answer.status}: ${answer.body.trim()}`)
    return EXIT.error
  }
  const result = JSON.parse(answer.body) as ReloadResult
  for (const text of [...result.warnings, ...result.problems]) log.raw(`${text.trimEnd()}\n`)
  if (!result.ok) {
    log.error(result.inForce ? 'not all outputs could be opened' : 'the rules in force stay')
    return EXIT.error
  }
  const { rules, milliseconds, pause } = result
  print(`reloaded ${rules} rules in ${milliseconds} ms, events waited ${pause} ms at the most\n`)
  return EXIT.ok
}
