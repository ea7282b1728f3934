// SPDX-License-Identifier: Apache-2.0
// The http and Slack outputs against real servers, and against those that misbehave.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HttpSink } from '../../src/output/http.ts'
import type { HttpSenderOptions } from '../../src/output/http-sender.ts'
import { OutputError } from '../../src/output/output.ts'
import { AlertQueue } from '../../src/output/queue.ts'
import { SlackSink, slackMessage } from '../../src/output/slack.ts'
import { SpoolQueue } from '../../src/output/spool.ts'
import { readTls, type TlsSettings } from '../../src/output/tls-files.ts'
import { type Certificates, makeCertificates } from './certificates.ts'
import {
  alert,
  alerts,
  deliver,
  PATIENCE,
  recordingReport,
  until,
  writeAlerts,
} from './recording.ts'

let dir = ''
let certificates: Certificates
const ends: (() => void)[] = []
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'gyr-http-'))
  certificates = makeCertificates(dir)
})
afterAll(() => {
  for (const end of ends) end()
  rmSync(dir, { recursive: true })
})

interface Post {
  readonly body: string
  readonly headers: IncomingMessage['headers']
}

type Answer = (post: Post, response: ServerResponse, number: number) => void
const fine: Answer = (_, response) => response.end('ok')

function listen(server: Server, port = 0): Promise<number> {
  return new Promise(resolve => {
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
    ends.push(() => {
      server.close()
      server.closeAllConnections()
    })
  })
}

/** What arrives, in the order of arrival; `answer` decides what becomes of it. */
function recorder(answer: Answer): {
  posts: Post[]
  handler: (i: IncomingMessage, o: ServerResponse) => void
} {
  const posts: Post[] = []
  let number = 0
  const handler = (request: IncomingMessage, response: ServerResponse): void => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const raw = Buffer.concat(chunks)
      const body = request.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw
      const post = { body: body.toString(), headers: request.headers }
      answer(post, response, number++)
      if (response.statusCode === 200 && !response.destroyed) posts.push(post)
    })
  }
  return { posts, handler }
}

async function serve(answer: Answer, port = 0) {
  const { posts, handler } = recorder(answer)
  const server = createServer(handler)
  return { posts, server, port: await listen(server, port) }
}

const options = (url: string, more: Partial<HttpSenderOptions> = {}): HttpSenderOptions => ({
  prefix: 'http_output',
  url,
  headers: { 'user-agent': 'test' },
  tls: { rejectUnauthorized: true },
  compress: false,
  timeout: 2000,
  pipelining: 8,
  ...more,
})

const memory = (): AlertQueue => new AlertQueue({ alerts: 0, size: 1 << 20 }, 8)
const bodies = (posts: readonly Post[]): string[] => posts.map(({ body }) => body)
const linesOf = (count: number): string[] => alerts(count).map(({ line }) => line)

/** Each line once, where it stands for the last time. */
const lastCopies = (lines: readonly string[]): string[] =>
  [...new Set(lines.toReversed())].reverse()

async function send(count: number, to: HttpSenderOptions) {
  const report = recordingReport()
  const output = deliver(memory(), new HttpSink(to), { report })
  await output.open()
  writeAlerts(output, alerts(count))
  return { output, report }
}

describe('http output', () => {
  test('posts each alert once and in order', async () => {
    const { posts, port } = await serve(fine)
    const { output } = await send(100, options(`http://127.0.0.1:${port}/path?x=1`))
    await output.close(PATIENCE)
    expect(bodies(posts)).toEqual(linesOf(100))
    expect(posts[0]?.headers['user-agent']).toBe('test')
    expect(output.stats()).toMatchObject({ delivered: 100, waiting: 0, dropped: 0, failures: 0 })
  })

  test('compresses what is worth it', async () => {
    const { posts, port } = await serve(fine)
    const output = deliver(
      memory(),
      new HttpSink(options(`http://127.0.0.1:${port}`, { compress: true })),
    )
    await output.open()
    const long = alert('x'.repeat(5000))
    writeAlerts(output, [alert('short'), long])
    await output.close(PATIENCE)
    expect(bodies(posts)).toEqual(['short', long.line])
    expect(posts.map(({ headers }) => headers['content-encoding'])).toEqual([undefined, 'gzip'])
    expect(Number(posts[1]?.headers['content-length'])).toBeLessThan(200)
  })

  test('several are under way at once, and not more than allowed', async () => {
    let underWay = 0
    let most = 0
    const { posts, port } = await serve((_, response) => {
      most = Math.max(most, ++underWay)
      setTimeout(() => {
        underWay--
        response.end()
      }, 3)
    })
    const { output } = await send(100, options(`http://127.0.0.1:${port}`))
    await output.close(PATIENCE)
    expect(bodies(posts)).toEqual(linesOf(100))
    expect(most).toBeGreaterThan(4)
    expect(most).toBeLessThanOrEqual(8)
  })

  test('a server that closes after each answer gets hardly anything twice', async () => {
    let requests = 0
    const { posts, port } = await serve((post, response, number) => {
      requests++
      response.setHeader('connection', 'close')
      fine(post, response, number)
    })
    const { output } = await send(30, options(`http://127.0.0.1:${port}`))
    await output.close(PATIENCE)
    expect(lastCopies(bodies(posts))).toEqual(linesOf(30))
    expect(requests).toBeLessThanOrEqual(60)
    expect(output.stats()).toMatchObject({ delivered: 30, failures: 0 })
  })

  const recoveries: [string, Answer][] = [
    [
      '500',
      (_, response, number) => {
        response.statusCode = number % 3 === 1 ? 500 : 200
        response.end()
      },
    ],
    [
      '503 for a while',
      (_, response, number) => {
        response.statusCode = number > 9 && number < 14 ? 503 : 200
        response.end()
      },
    ],
    [
      'closing in the middle',
      (post, response, number) =>
        number % 4 === 2 ? response.destroy() : fine(post, response, number),
    ],
    [
      'half an answer',
      (post, response, number) => {
        if (number % 5 !== 3) return fine(post, response, number)
        response.writeHead(200, { 'content-length': '100' })
        response.write('part')
        response.destroy()
      },
    ],
  ]
  test.each(recoveries)(
    'a server that answers with %s gets every alert, in order',
    async (_, answer) => {
      const { posts, port } = await serve(answer)
      const { output, report } = await send(20, options(`http://127.0.0.1:${port}`))
      await until(() => output.stats().waiting === 0, 'delivery')
      await output.close(PATIENCE)
      // Some come twice, since they were on their way behind one that failed: the last copies are in order.
      expect(lastCopies(bodies(posts))).toEqual(linesOf(20))
      expect(output.stats()).toMatchObject({ delivered: 20, rejected: 0 })
      expect(output.stats().failures).toBeGreaterThan(0)
      expect(report.lines[0]).toMatch(/^error test output: .*; trying again$/)
    },
  )

  test('a server that hangs holds up nobody, and gets everything when it wakes', async () => {
    let awake = false
    const { posts, port } = await serve((post, response, number) => {
      if (awake) fine(post, response, number)
      else response.statusCode = 102
    })
    const { output } = await send(5, options(`http://127.0.0.1:${port}`, { timeout: 200 }))
    await until(() => output.stats().failures > 0)
    awake = true
    await until(() => output.stats().waiting === 0)
    await output.close(PATIENCE)
    expect(lastCopies(bodies(posts))).toEqual(linesOf(5))
  })

  test('alerts that will never be taken are counted, and the others go on', async () => {
    const { posts, port } = await serve((post, response) => {
      response.statusCode = post.body.endsWith('3') ? 413 : 200
      response.end()
    })
    const { output, report } = await send(10, options(`http://127.0.0.1:${port}`))
    await output.close(PATIENCE)
    expect(bodies(posts)).toEqual(linesOf(10).filter(line => !line.endsWith('3')))
    expect(output.stats()).toMatchObject({ delivered: 9, rejected: 1, failures: 0 })
    expect(report.lines.join()).toContain('answered 413')
  })

  test('a server that comes back after a restart of ours gets what was spooled, in order', async () => {
    const folder = join(dir, 'spool')
    const report = recordingReport()
    const open = async (port: number) => {
      const queue = new SpoolQueue({ folder, limit: 1 << 20, most: 8, report })
      const output = deliver(queue, new HttpSink(options(`http://127.0.0.1:${port}`)), { report })
      await output.open()
      return output
    }
    // A port that nobody listens on.
    const probe = createTcpServer()
    await new Promise<void>(resolve => probe.listen(0, '127.0.0.1', resolve))
    const { port } = probe.address() as AddressInfo
    await new Promise(resolve => probe.close(resolve))
    const first = await open(port)
    writeAlerts(first, alerts(30))
    await until(() => first.stats().failures > 1)
    await first.close(PATIENCE)
    expect(first.stats()).toMatchObject({ waiting: 30, delivered: 0 })
    const { posts } = await serve(fine, port)
    const second = await open(port)
    writeAlerts(second, alerts(5, 30))
    await until(() => second.stats().waiting === 0)
    await second.close(PATIENCE)
    expect(bodies(posts)).toEqual(linesOf(35))
  })

  test.each(['', 'nonsense', 'ftp://host/', 'http://'])('the URL "%s" is refused', url => {
    expect(() => new HttpSink(options(url))).toThrow(OutputError)
  })
})

describe('TLS', () => {
  const settings = (more: Partial<TlsSettings>): TlsSettings => ({
    insecure: false,
    ca_cert: '',
    ca_bundle: '',
    ca_path: '',
    mtls: false,
    client_cert: certificates.clientCert,
    client_key: certificates.clientKey,
    ...more,
  })

  async function tlsServer() {
    const { posts, handler } = recorder(fine)
    const server = createTlsServer(
      {
        cert: readFileSync(certificates.cert),
        key: readFileSync(certificates.key),
        ca: readFileSync(certificates.ca),
        requestCert: true,
        rejectUnauthorized: true,
      },
      handler,
    )
    return { posts, port: await listen(server) }
  }

  const cases: [string, Partial<TlsSettings>, boolean][] = [
    ['authority and client certificate', { mtls: true }, true],
    ['no client certificate', {}, false],
    ['an unknown authority', { mtls: true, ca_cert: '' }, false],
    ['an unknown authority, not checked', { mtls: true, ca_cert: '', insecure: true }, true],
  ]
  test.each(cases)('%s', async (_, more, delivered) => {
    const { posts, port } = await tlsServer()
    const tls = readTls('http_output', settings({ ca_cert: certificates.ca, ...more }))
    const { output } = await send(3, options(`https://127.0.0.1:${port}`, { tls }))
    await until(() => output.stats().waiting === 0 || output.stats().failures > 1)
    const stop = new AbortController()
    if (!delivered) stop.abort()
    await output.close(stop.signal)
    expect(bodies(posts)).toEqual(delivered ? linesOf(3) : [])
  })

  test('files that cannot work are refused with their key', () => {
    const cases: [Partial<TlsSettings>, string][] = [
      [{ ca_cert: '/no/such' }, 'http_output.ca_cert: ENOENT'],
      [{ ca_bundle: certificates.key }, 'http_output.ca_bundle: '],
      [{ mtls: true, client_cert: '/no/such' }, 'http_output.client_cert: ENOENT'],
      [{ mtls: true, client_key: certificates.ca }, 'client_key'],
      [{ mtls: true, client_key: certificates.key }, 'client_key is not the key of client_cert'],
    ]
    for (const [more, text] of cases) {
      expect(() => readTls('http_output', settings(more))).toThrow(text)
    }
  })
})

describe('Slack', () => {
  const slack = (url: string) => ({
    ...options(url),
    channel: '',
    username: 'gyr',
    icon: ':eagle:',
  })

  test('alerts that wait share a message, and a limit is kept to', async () => {
    const { posts, port } = await serve((post, response, number) => {
      if (number === 0) response.writeHead(429, { 'retry-after': '0' }).end()
      else fine(post, response, number)
    })
    const queue = new AlertQueue({ alerts: 0, size: 1 << 20 }, 10)
    const output = deliver(queue, new SlackSink(slack(`http://127.0.0.1:${port}/x`)))
    await output.open()
    writeAlerts(output, alerts(12))
    await until(() => output.stats().waiting === 0)
    await output.close(PATIENCE)
    const messages = bodies(posts).map(
      body => JSON.parse(body) as { attachments: { text: string }[] },
    )
    expect(messages.map(({ attachments }) => attachments.length)).toEqual([10, 2])
    expect(messages.flatMap(({ attachments }) => attachments.map(({ text }) => text))).toEqual(
      linesOf(12),
    )
  })

  test('nothing in an alert is a mention or a link, and JSON alerts show their text', () => {
    const line = JSON.stringify({ output: '<!channel> <http://x|y> & more' })
    const message = JSON.parse(slackMessage([{ ...alert(line), rule: '<@U1>' }], slack('http://h')))
    expect(message).toMatchObject({
      text: '&lt;@U1&gt;',
      mrkdwn: false,
      username: 'gyr',
      icon_emoji: ':eagle:',
      attachments: [{ text: '&lt;!channel&gt; &lt;http://x|y&gt; &amp; more', mrkdwn_in: [] }],
    })
    expect(JSON.stringify(message)).not.toContain('<')
  })
})
