// SPDX-License-Identifier: Apache-2.0
// The web server as its clients see it, with TLS too.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { jsonReply, type Route, type RunningServer, startWebServer } from '../../src/web/server.ts'
import { type Certificates, makeCertificates } from '../output/certificates.ts'

let dir = ''
let certificates: Certificates
let plain: RunningServer
const ends: RunningServer[] = []

const routes: Record<string, Route> = {
  '/ok': { method: 'GET', reply: () => jsonReply(200, { status: 'ok' }) },
  '/broken': {
    method: 'GET',
    reply: () => {
      throw new Error('out of order')
    },
  },
  '/local': { method: 'POST', local: true, reply: async () => jsonReply(200, 'done') },
}

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'gyr-web-'))
  certificates = makeCertificates(dir)
  plain = await startWebServer({ address: '127.0.0.1', port: 0, routes })
  ends.push(plain)
})
afterAll(async () => {
  await Promise.all(ends.map(each => each.close()))
  rmSync(dir, { recursive: true })
})

/** What comes back for bytes as they are. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(plain.port, '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.setEncoding('utf8').on('data', chunk => {
      answer += chunk
    })
    socket.on('end', () => resolve(answer))
    socket.on('error', reject)
  })
}

describe('web server', () => {
  const ask = (line: string, host = 'localhost', more = ''): Promise<string> =>
    raw(`${line} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n${more}\r\n`)
  const cases: [string, string, string][] = [
    ['GET /ok', 'localhost', '200'],
    ['GET /ok?x=1', 'localhost', '200'],
    ['HEAD /ok', 'localhost', '200'],
    ['POST /ok', 'localhost', '405'],
    ['GET /', 'localhost', '404'],
    ['GET /constructor', 'localhost', '404'],
    ['GET /../../etc/passwd', 'localhost', '404'],
    ['GET /broken', 'localhost', '500'],
    ['POST /local', '127.0.0.1:8765', '200'],
    ['POST /local', 'evil.example.org', '403'],
    ['GET /local', 'localhost', '405'],
  ]
  test.each(cases)('%s for %s: %s', async (line, host, status) => {
    expect(await ask(line, host)).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  })

  test('a page of somebody else may not use what is for this machine', async () => {
    expect(await ask('POST /local', 'localhost', 'Origin: http://localhost\r\n')).toContain(' 403 ')
  })

  test('what is no HTTP, and heads without end, are refused', async () => {
    expect(await raw('hello\r\n\r\n')).toContain('400 Bad Request')
    const long = await ask('GET /ok', 'localhost', `X: ${'x'.repeat(20_000)}\r\n`).catch(
      () => '431',
    )
    expect(long).toContain('431')
  })

  test('TLS with certificate and key in one file', async () => {
    const pem = join(dir, 'both.pem')
    writeFileSync(
      pem,
      readFileSync(certificates.key, 'utf8') + readFileSync(certificates.cert, 'utf8'),
    )
    const server = await startWebServer({ address: '127.0.0.1', port: 0, certificate: pem, routes })
    ends.push(server)
    const status = await new Promise(resolve => {
      const options = {
        port: server.port,
        host: '127.0.0.1',
        path: '/ok',
        ca: readFileSync(certificates.ca),
      }
      request(options, response => resolve(response.statusCode)).end()
    })
    expect(status).toBe(200)
  })

  test('what cannot listen says why', async () => {
    const options = { address: '127.0.0.1', port: plain.port, routes }
    await expect(startWebServer(options)).rejects.toThrow('EADDRINUSE')
    const certificate = join(dir, 'none.pem')
    await expect(startWebServer({ ...options, port: 0, certificate })).rejects.toThrow('ENOENT')
  })
})
