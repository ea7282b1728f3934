// SPDX-License-Identifier: Apache-2.0
// The mail output against a real SMTP server.
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterAll, describe, expect, test } from 'vitest'
import { type EmailOptions, EmailSink, emailBody, emailSubject } from '../../src/output/email.ts'
import { OutputError } from '../../src/output/output.ts'
import { AlertQueue } from '../../src/output/queue.ts'
import { alert, alerts, deliver, PATIENCE, until, writeAlerts } from './recording.ts'

const servers: SMTPServer[] = []
afterAll(() => Promise.all(servers.map(server => new Promise<void>(done => server.close(done)))))

async function serve(options: SMTPServerOptions) {
  const mails: string[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    onData(stream, session, done) {
      let text = `to ${session.envelope.rcptTo.map(({ address }) => address).join(' ')}\r\n`
      stream.on('data', chunk => {
        text += chunk
      })
      stream.on('end', () => {
        mails.push(text)
        done()
      })
    },
    ...options,
  })
  server.on('error', () => {})
  servers.push(server)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return { mails, port: (server.server.address() as AddressInfo).port }
}

const options = (port: number, more: Partial<EmailOptions> = {}): EmailOptions => ({
  host: '127.0.0.1',
  port,
  security: 'none',
  user: '',
  password: '',
  from: 'gyr@example.org',
  to: ['one@example.org', 'two@example.org'],
  subject: '[gyr]',
  hostname: 'node-1',
  tls: { rejectUnauthorized: true },
  timeout: 2000,
  ...more,
})

const queue = (): AlertQueue => new AlertQueue({ alerts: 0, size: 1 << 20 }, 100)

describe('mail output', () => {
  test('alerts that wait share a message to all receivers', async () => {
    const { mails, port } = await serve({})
    const output = deliver(queue(), new EmailSink(options(port)))
    await output.open()
    writeAlerts(output, alerts(3))
    await output.close(PATIENCE)
    expect(mails).toHaveLength(1)
    expect(mails[0]).toContain('to one@example.org two@example.org')
    expect(mails[0]).toContain('Subject: [gyr] node-1: Warning: r and 2 more')
    expect(mails[0]).toContain('alert 0\r\n\r\nalert 1\r\n\r\nalert 2')
  })

  test('logs in', async () => {
    const seen: string[] = []
    const { mails, port } = await serve({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth({ username, password }, _, done) {
        seen.push(`${username}:${password}`)
        done(null, { user: username ?? '' })
      },
    })
    const output = deliver(queue(), new EmailSink(options(port, { user: 'me', password: 'pw' })))
    await output.open()
    writeAlerts(output, alerts(1))
    await output.close(PATIENCE)
    expect(seen).toEqual(['me:pw'])
    expect(mails).toHaveLength(1)
  })

  test('a server that is busy is asked again', async () => {
    let count = 0
    const { mails, port } = await serve({
      onMailFrom(_, __, done) {
        if (count++ > 0) return done()
        return done(Object.assign(new Error('busy'), { responseCode: 451 }))
      },
    })
    const output = deliver(queue(), new EmailSink(options(port)))
    await output.open()
    writeAlerts(output, alerts(1))
    await until(() => output.stats().waiting === 0)
    await output.close(PATIENCE)
    expect(mails).toHaveLength(1)
    expect(output.stats().failures).toBe(1)
  })

  test('starttls is insisted on', async () => {
    const { mails, port } = await serve({})
    const output = deliver(queue(), new EmailSink(options(port, { security: 'starttls' })))
    await output.open()
    writeAlerts(output, alerts(1))
    await until(() => output.stats().failures > 0)
    const stop = new AbortController()
    stop.abort()
    await output.close(stop.signal)
    expect(mails).toEqual([])
  })

  test('nothing in an alert becomes a header', () => {
    const bad = { ...alert('text\r\nBcc: x@example.org'), rule: 'r\r\nBcc: y@example.org\u2028z' }
    expect(emailSubject([bad], options(1))).toBe('[gyr] node-1: Warning: r Bcc: y@example.org z')
    expect(emailBody([bad])).toBe('text Bcc: x@example.org\n')
  })

  test.each([{ host: '' }, { from: '' }, { to: [] }])('%j is refused', more => {
    expect(() => new EmailSink(options(25, more))).toThrow(OutputError)
  })
})
