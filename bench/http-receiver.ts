// SPDX-License-Identifier: Apache-2.0
// A server that takes alerts for delivery.ts, in a process of its own: writes its port to one file, and
// what it got to another when it is told to end.
import { createHash } from 'node:crypto'
import { renameSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Received {
  readonly count: number
  readonly bytes: number
  /** Of all bodies in the order of arrival, a line end after each. */
  readonly hash: string
}

const [portFile = '', resultFile = ''] = process.argv.slice(2)
const hash = createHash('sha256')
let count = 0
let bytes = 0

/** All of it or nothing is there. */
function put(file: string, text: string): void {
  writeFileSync(`${file}.new`, text)
  renameSync(`${file}.new`, file)
}

const server = createServer((request, response) => {
  let body = ''
  request.setEncoding('utf8').on('data', text => {
    body += text
  })
  request.on('end', () => {
    count++
    bytes += Buffer.byteLength(body) + 1
    hash.update(`${body}\n`)
    response.end()
  })
})
server.listen(0, '127.0.0.1', () => put(portFile, String((server.address() as AddressInfo).port)))
process.on('SIGTERM', () => {
  const received: Received = { count, bytes, hash: hash.digest('hex') }
  put(resultFile, JSON.stringify(received))
  process.exit()
})
