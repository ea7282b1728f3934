// SPDX-License-Identifier: Apache-2.0
// How values of the command line are read, the same for all commands.
import { CommanderError } from 'commander'

/** What commander gives to the action of a command. */
export type Values = Record<string, unknown>

/** For options that may be given more than once. */
export function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value]
}

/** All values of such an option. */
export function listOf(values: Values, name: string): readonly string[] {
  return (values[name] as string[] | undefined) ?? []
}

export function toSeconds(value: string): number {
  const seconds = Number(value)
  if (Number.isFinite(seconds) && seconds >= 0) return seconds
  throw new CommanderError(2, 'gyr.seconds', `error: -M takes a number of seconds, not "${value}"`)
}
