// SPDX-License-Identifier: Apache-2.0
// How the program ends. Scripts rely on these numbers: change them only with a major version.

export const EXIT = {
  ok: 0,
  /** Anything that went wrong, rules or configuration that are not valid included. */
  error: 1,
  /** The command line makes no sense. */
  usage: 2,
  /** There is no driver that could be opened; the message says why. */
  noDriver: 3,
  /** A replay ended early: the capture is cut off or damaged. Alerts up to there were given. */
  truncated: 4,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** For `--help`. */
export const EXIT_CODES_HELP: string = `Exit codes:
  0  success
  1  error, also invalid rules or configuration
  2  wrong usage of the command line
  3  no driver to watch this machine with; the message says why
  4  replay ended early because the capture is cut off or damaged`
