// SPDX-License-Identifier: Apache-2.0
// Speaks with the running program through its web server, for `gyr reload` and `gyr top`.
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { Config } from '../config/config.ts'

export interface Answer {
  readonly status: number
  readonly body: string
}

const TIMEOUT_MS = 30_000

/** Any address means this machine, for who asks from here. */
function addressOf({ webserver }: Config): string {
  const { listen_address: address } = webserver
  if (address === '0.0.0.0') return '127.0.0.1'
  return address === '::' ? '::1' : address
}

/** Where the program would be, for messages. */
export function controlAddress(config: Config): string {
  const { ssl_enabled: tls, listen_port: port } = config.webserver
  const address = addressOf(config)
  return `${tls ? 'https' : 'http'}://${address.includes(':') ? `[${address}]` : address}:${port}`
}

export function ask(config: Config, method: 'GET' | 'POST', path: string): Promise<Answer> {
  const { ssl_enabled: tls, listen_port: port } = config.webserver
  const request = tls ? httpsRequest : httpRequest
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: addressOf(config),
        port,
        method,
        path,
        timeout: TIMEOUT_MS,
        // The certificate names this machine for others; here it is known who answers.
        ...(tls && { rejectUnauthorized: false }),
        headers: { host: `localhost:${port}` },
      },
      response => {
        let body = ''
        response.setEncoding('utf8').on('data', chunk => {
          body += chunk
        })
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
        response.on('error', reject)
      },
    )
    asked.on('timeout', () => asked.destroy(new Error('no answer in time')))
    asked.on('error', reject)
    asked.end()
  })
}
