// SPDX-License-Identifier: Apache-2.0
// Alerts by mail: those that wait share one message. The alert is the body, plain text; the subject
// names the most severe rule. nodemailer is loaded when this output is on, and only then.
import type { Transporter } from 'nodemailer'
import { PRIORITIES } from '../schema/priority.ts'
import { alertText, oneLine } from './alert-text.ts'
import type { Sent, Sink } from './delivery.ts'
import { type Alert, OutputError } from './output.ts'
import type { TlsMaterial } from './tls-files.ts'

export interface EmailOptions {
  readonly host: string
  readonly port: number
  /** `tls` from the first byte, `starttls` (refused without), `none`. */
  readonly security: string
  readonly user: string
  readonly password: string
  readonly from: string
  readonly to: readonly string[]
  readonly subject: string
  readonly hostname: string
  readonly tls: TlsMaterial
  readonly timeout: number
}

/** Alerts in one message. */
export const EMAIL_BATCH = 100

/** SMTP replies 5xx to the message itself: it will never be taken. */
const REFUSED_FROM = 500

export function emailSubject(
  alerts: readonly Alert[],
  { subject, hostname }: EmailOptions,
): string {
  const worst = alerts.reduce((a, b) => (b.priority < a.priority ? b : a), alerts[0] as Alert)
  const more = alerts.length > 1 ? ` and ${alerts.length - 1} more` : ''
  const what = `${PRIORITIES[worst.priority] ?? ''}: ${worst.rule}${more}`
  return oneLine(`${subject} ${hostname}: ${what}`).slice(0, 200)
}

export function emailBody(alerts: readonly Alert[]): string {
  return `${alerts.map(alert => oneLine(alertText(alert))).join('\n\n')}\n`
}

export class EmailSink implements Sink<readonly Alert[]> {
  readonly #options: EmailOptions
  #transport: Transporter | undefined

  constructor(options: EmailOptions) {
    this.#options = options
    if (options.host === '') throw new OutputError('email_output.host: no server is named')
    if (options.from === '') throw new OutputError('email_output.from: no sender is named')
    if (options.to.length === 0) throw new OutputError('email_output.to: no receiver is named')
  }

  async open(): Promise<void> {
    const { host, port, security, user, password, tls, timeout } = this.#options
    const { createTransport } = await import('nodemailer').catch(error => {
      throw new OutputError('email_output needs the package nodemailer: npm install nodemailer', {
        cause: error,
      })
    })
    this.#transport = createTransport({
      host,
      port,
      secure: security === 'tls',
      requireTLS: security === 'starttls',
      ignoreTLS: security === 'none',
      tls: { ...tls, ca: tls.ca === undefined ? undefined : [...tls.ca] },
      pool: true,
      maxConnections: 1,
      connectionTimeout: timeout,
      greetingTimeout: timeout,
      socketTimeout: timeout,
      // A message never reads files or URLs, whatever is in it.
      disableFileAccess: true,
      disableUrlAccess: true,
      ...(user !== '' && { auth: { user, pass: password } }),
    } as Parameters<typeof createTransport>[0])
  }

  async send(batch: readonly Alert[]): Promise<Sent> {
    const { from, to } = this.#options
    try {
      await this.#transport?.sendMail({
        from,
        to: [...to],
        subject: emailSubject(batch, this.#options),
        text: emailBody(batch),
      })
    } catch (error) {
      const { responseCode = 0, command = '' } = error as {
        responseCode?: number
        command?: string
      }
      const refused = responseCode >= REFUSED_FROM && command === 'DATA'
      if (!refused) throw error
      return { delivered: 0, rejected: batch.length, refusal: error as Error }
    }
    return { delivered: batch.length }
  }

  reopen(): void {}

  close(): void {
    this.#transport?.close()
  }
}
