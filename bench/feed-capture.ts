// SPDX-License-Identifier: Apache-2.0
// Writes a long capture to a named pipe, for steady-memory.ts: a file of that many events would take
// gigabytes. Arguments: the capture to repeat, the pipe, the number of events.
import { repeatCapture } from './big-capture.ts'

const [from = '', to = '', events = ''] = process.argv.slice(2)
const { events: written } = repeatCapture(from, to, Number(events))
process.stdout.write(`${written}\n`)
