// SPDX-License-Identifier: Apache-2.0
// `gyr top`: what the running program does, drawn anew every second from its /stats.
import { setTimeout } from 'node:timers/promises'
import { EXIT, type ExitCode } from '../exit-codes.ts'
import type { Observed } from '../metrics/observed.ts'
import { NO_TIME } from '../rule-costs.ts'
import { gyrVersion } from '../version.ts'
import { type Context, print } from './context.ts'
import type { ControlArguments } from './control-arguments.ts'
import { ask, controlAddress } from './control-client.ts'
import { topScreen } from './top-screen.ts'

const INTERVAL_MS = 1000
const ROWS = 40
const COLUMNS = 80
const CLEAR = '\u001b[H\u001b[2J'

/** As if the program had been looked at when it began. */
function atStart(now: Observed): Observed {
  const costs = { rules: [], stages: NO_TIME, samples: 0 }
  return { ...now, evaluator: {}, source: {}, costs }
}

export async function top({ config, log }: Context, flags: ControlArguments): Promise<ExitCode> {
  const { stdout } = process
  const isScreen = stdout.isTTY === true
  let before: Observed | undefined
  for (let drawn = 0; drawn < (flags.count ?? Number.POSITIVE_INFINITY); drawn++) {
    let now: Observed
    try {
      const answer = await ask(config, 'GET', '/stats')
      if (answer.status !== 200) throw new Error(`answered ${answer.status}`)
      now = JSON.parse(answer.body) as Observed
      if (now.version !== gyrVersion() || now.costs === undefined) {
        throw new Error(`gyr ${now.version} is running, this is gyr ${gyrVersion()}`)
      }
    } catch (error) {
      const { message } = error as Error
      log.error(`${controlAddress(config)}: ${message}; is gyr running, with its web server on?`)
      return EXIT.error
    }
    // Another program may have taken its place in between.
    if (before !== undefined && before.startTime !== now.startTime) before = undefined
    const seconds = before === undefined ? now.seconds : now.seconds - before.seconds
    const size = isScreen
      ? // A terminal on a serial line may not know its size, which is 0 then.
        { rows: stdout.rows || ROWS, columns: stdout.columns || COLUMNS }
      : { rows: ROWS, columns: Number.POSITIVE_INFINITY }
    const screen = topScreen(now, before ?? atStart(now), Math.max(seconds, 0.001), size)
    print((isScreen ? CLEAR : '') + screen)
    before = now
    if (drawn + 1 !== flags.count) await setTimeout(INTERVAL_MS)
  }
  return EXIT.ok
}
