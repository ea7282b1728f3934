// SPDX-License-Identifier: Apache-2.0
// A receiver of alerts that takes everything: what was posted, whole and in order.
import { createServer, type Server } from 'node:http'

/** Adds each body to `bodies` before it is answered. */
export function bodyServer(bodies: string[]): Server {
  return createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', text => {
      body += text
    })
    request.on('end', () => {
      bodies.push(body)
      response.end()
    })
  })
}
