// SPDX-License-Identifier: Apache-2.0
// Alerts to a Slack channel through an incoming webhook. Slack takes about one message a second, so
// alerts that wait share one. Their text is shown as it is: nothing in it is a link, a mention or
// formatting.
import { PRIORITIES } from '../schema/priority.ts'
import { alertText } from './alert-text.ts'
import type { Sent, Sink } from './delivery.ts'
import { HttpSender, type HttpSenderOptions } from './http-sender.ts'
import type { Alert } from './output.ts'

export interface SlackOptions extends HttpSenderOptions {
  /** Overrides of what the webhook is set up with; '' for none. */
  readonly channel: string
  readonly username: string
  readonly icon: string
}

/** Alerts in one message; Slack shows no more than 20 attachments well. */
export const SLACK_BATCH = 10
const LONGEST_TEXT = 3000

const COLOURS: readonly string[] = [
  '#b00020',
  '#b00020',
  '#b00020',
  '#e65100',
  '#f9a825',
  '#1565c0',
  '#2e7d32',
  '#757575',
]

function escapeSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function shortened(text: string): string {
  return text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT)}…`
}

/** The payload of one message. */
export function slackMessage(alerts: readonly Alert[], options: SlackOptions): string {
  const attachments = alerts.map(alert => {
    const text = escapeSlack(shortened(alertText(alert)))
    return {
      color: COLOURS[alert.priority] ?? COLOURS[7],
      fallback: text,
      text,
      fields: [
        { title: 'Rule', value: escapeSlack(alert.rule), short: true },
        { title: 'Priority', value: PRIORITIES[alert.priority] ?? '', short: true },
      ],
      mrkdwn_in: [],
    }
  })
  const { channel, username, icon } = options
  return JSON.stringify({
    text: alerts.length === 1 ? escapeSlack(alerts[0]?.rule ?? '') : `${alerts.length} alerts`,
    mrkdwn: false,
    attachments,
    ...(channel !== '' && { channel }),
    ...(username !== '' && { username }),
    ...(icon !== '' && (icon.startsWith(':') ? { icon_emoji: icon } : { icon_url: icon })),
  })
}

export class SlackSink implements Sink<readonly Alert[]> {
  readonly #sender: HttpSender
  readonly #options: SlackOptions

  constructor(options: SlackOptions) {
    this.#options = options
    this.#sender = new HttpSender(options)
  }

  open(): Promise<void> {
    return this.#sender.open()
  }

  send(batch: readonly Alert[], signal: AbortSignal): Promise<Sent> {
    return this.#sender.send([slackMessage(batch, this.#options)], [batch.length], signal)
  }

  reopen(): void {}

  close(): Promise<void> {
    return this.#sender.close()
  }
}
