// SPDX-License-Identifier: Apache-2.0
// The web server: a table of routes over node:http, with TLS where configured. Small requests only,
// and none that waits for long.
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'

export interface Reply {
  readonly status: number
  readonly type: string
  readonly body: string
}

export interface Route {
  readonly method: 'GET' | 'POST'
  /** Only for who is on this machine. */
  readonly local?: true
  readonly reply: () => Reply | Promise<Reply>
}

export interface WebServerOptions {
  readonly address: string
  readonly port: number
  /** A file with certificate and key; undefined: no TLS. */
  readonly certificate?: string | undefined
  /** By path. */
  readonly routes: Readonly<Record<string, Route>>
}

const LONGEST_REQUEST_MS = 10_000
const MOST_CONNECTIONS = 64
const LOOPBACK = /^(?:::ffff:)?127\.|^::1$/
const LOCAL_HOST = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/i

export function jsonReply(status: number, value: unknown): Reply {
  return { status, type: 'application/json', body: JSON.stringify(value) }
}

function plainReply(status: number, body: string): Reply {
  return { status, type: 'text/plain; charset=utf-8', body: `${body}\n` }
}

/** The name asked for is looked at too: a page in a browser here is not who is on this machine. */
function isLocal({ socket, headers }: IncomingMessage): boolean {
  const named = headers.host !== undefined && LOCAL_HOST.test(headers.host)
  return named && headers.origin === undefined && LOOPBACK.test(socket.remoteAddress ?? '')
}

async function answer(
  request: IncomingMessage,
  routes: WebServerOptions['routes'],
): Promise<Reply> {
  const [path = ''] = (request.url ?? '').split('?')
  const route = Object.hasOwn(routes, path) ? routes[path] : undefined
  if (route === undefined) return plainReply(404, 'not found')
  const isHead = request.method === 'HEAD' && route.method === 'GET'
  if (request.method !== route.method && !isHead) {
    return plainReply(405, `only ${route.method} is allowed here`)
  }
  if (route.local === true && !isLocal(request)) {
    return plainReply(403, 'only from this machine')
  }
  try {
    return await route.reply()
  } catch (error) {
    return plainReply(500, (error as Error).message)
  }
}

function handler(routes: WebServerOptions['routes']) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // Bodies mean nothing here.
    request.resume()
    const { status, type, body } = await answer(request, routes)
    response.writeHead(status, {
      'content-type': type,
      'content-length': Buffer.byteLength(body),
      'x-content-type-options': 'nosniff',
    })
    response.end(request.method === 'HEAD' ? undefined : body)
  }
}

export interface RunningServer {
  readonly port: number
  close(): Promise<void>
}

/** Throws what keeps it from listening: a port in use, a certificate that cannot be read. */
export async function startWebServer(options: WebServerOptions): Promise<RunningServer> {
  const { address, port, certificate, routes } = options
  const limits = { maxHeaderSize: 8192, requestTimeout: LONGEST_REQUEST_MS }
  let server: Server
  if (certificate === undefined) server = createServer(limits, handler(routes))
  else {
    const pem = readFileSync(certificate)
    server = createTlsServer({ ...limits, cert: pem, key: pem }, handler(routes))
  }
  server.maxConnections = MOST_CONNECTIONS
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, address, resolve)
  })
  server.on('error', () => {})
  // It alone keeps the program from ending no longer than the run does.
  server.unref()
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
