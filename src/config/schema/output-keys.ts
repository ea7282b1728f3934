// SPDX-License-Identifier: Apache-2.0
// Keys that say where alerts go.
import { any, boolean, list, map, type Node, number, object, string } from '../node.ts'
import { LEVELS, NOTHING } from './words.ts'

const ruleMatch = object(
  {
    rule: string('', 'Only the rule of this name'),
    source: string('', 'Only rules of this source'),
    tags: list(string('', 'A tag'), [], 'Only rules that carry all of these tags'),
  },
  'Which rules it is for; all when missing',
)

/** What every output has besides its own keys: which alerts it gets, and in which form. */
const choice = {
  minimum_priority: string('debug', 'Alerts of less severe rules are left out', { oneOf: LEVELS }),
  rules: list(string('', 'Rule name; * stands for any text'), [], 'Only alerts of these rules'),
  tags: list(string('', 'A tag'), [], 'Only alerts of rules with one of these tags'),
  sources: list(string('', 'A source'), [], 'Only alerts of rules of these sources'),
  format: string(
    'default',
    'Form of an alert: text, json, message (text without time and priority), or what json_output says',
    { oneOf: ['default', 'text', 'json', 'message'] },
  ),
}

const trust = {
  insecure: boolean(false, 'Do not check the certificate of the server'),
  ca_cert: string('', 'Certificate of the authority'),
  ca_bundle: string('', 'Bundle of certificates of authorities'),
  ca_path: string('/etc/ssl/certs', 'Directory of certificates of authorities'),
  mtls: boolean(false, 'Show a client certificate'),
  client_cert: string('/etc/ssl/certs/client.crt', 'Client certificate'),
  client_key: string('/etc/ssl/certs/client.key', 'Its key'),
}

export const OUTPUT_KEYS: Readonly<Record<string, Node>> = {
  outputs_queue: object(
    {
      capacity: number(0, 'Alerts that may wait for an output; 0: 64 MB of them', { min: 0 }),
      spool_directory: string(
        '/var/lib/gyr/spool',
        'Where alerts for http, Slack and mail wait; empty: in memory only',
      ),
      spool_max_mb: number(256, 'What may wait there for each output', { min: 1 }),
      recovery: any(null, '', { removed: NOTHING }),
    },
    'The queues before the outputs, one for each',
  ),
  append_output: list(
    object(
      {
        match: ruleMatch,
        extra_output: string('', 'Text to append to the output of the rules'),
        extra_fields: list(
          any('', 'A field name, or {name: text with fields}'),
          [],
          'Fields to add to JSON alerts',
        ),
        suggested_output: boolean(false, 'Append the fields that their classes suggest'),
      },
      'An addition to the output of rules',
    ),
    [{ suggested_output: true }],
    'What to append to the output of rules',
    { absent: [] },
  ),
  static_fields: map('Values of the fields static.NAME'),
  throttle: object(
    {
      enabled: boolean(false, 'Fold repeats of alerts'),
      key: list(
        string('', 'Field'),
        ['proc.name', 'fd.name', 'container.id'],
        'Fields of its output whose values tell the alerts of a rule apart',
      ),
      window: string('1m', 'How long, with a unit: ms s m h d w y'),
      burst: number(1, 'Alerts that pass in that time', { min: 1 }),
    },
    'Repeats of alerts',
  ),
  stdout_output: object(
    {
      enabled: boolean(true, 'Write alerts to standard output', { absent: false }),
      ...choice,
    },
    'Alerts on standard output',
  ),
  syslog_output: object(
    { enabled: boolean(false, 'Send alerts to syslog'), ...choice },
    'Alerts to syslog',
  ),
  file_output: object(
    {
      enabled: boolean(false, 'Append alerts to a file'),
      keep_alive: boolean(false, 'Keep the file open between alerts'),
      filename: string('./events.txt', 'The file'),
      ...choice,
    },
    'Alerts to a file',
  ),
  http_output: object(
    {
      enabled: boolean(false, 'Post alerts to a URL'),
      url: string('', 'Where to post'),
      user_agent: string('falcosecurity/falco', 'The User-Agent header'),
      headers: map('Headers to add to each request'),
      ...trust,
      echo: boolean(false, 'Put the answers of the server in the log'),
      compress_uploads: boolean(false, 'Compress what is sent (gzip)'),
      keep_alive: boolean(false, 'Keep the connection between alerts', {
        idle: 'it is always kept',
      }),
      max_consecutive_timeouts: number(5, 'Attempts of an alert after a timeout', {
        min: 1,
        max: 255,
        idle: 'alerts are sent until they arrive',
      }),
      timeout_ms: number(10000, 'Milliseconds to wait for an answer', { min: 1 }),
      ...choice,
    },
    'Alerts by HTTP',
  ),
  slack_output: object(
    {
      enabled: boolean(false, 'Send alerts to a Slack channel'),
      url: string('', 'The incoming webhook'),
      channel: string('', 'Channel instead of that of the webhook'),
      username: string('', 'Name to post under'),
      icon: string('', 'Emoji such as :eagle:, or the URL of a picture'),
      ...trust,
      timeout_ms: number(10000, 'Milliseconds to wait for an answer', { min: 1 }),
      ...choice,
    },
    'Alerts to Slack',
  ),
  email_output: object(
    {
      enabled: boolean(false, 'Send alerts by mail'),
      host: string('', 'Mail server'),
      port: number(587, 'Its port', { min: 1, max: 65535 }),
      security: string('starttls', 'tls, starttls or none', {
        oneOf: ['tls', 'starttls', 'none'],
      }),
      user: string('', 'Name to log in with'),
      password: string('', 'Its password'),
      from: string('', 'Address of the sender'),
      to: list(string('', 'Address'), [], 'Addresses of the receivers'),
      subject: string('[gyr]', 'How subjects begin'),
      ...trust,
      timeout_ms: number(20000, 'Milliseconds to wait for an answer', { min: 1 }),
      ...choice,
    },
    'Alerts by mail',
  ),
  program_output: object(
    {
      enabled: boolean(false, 'Feed alerts to a program'),
      keep_alive: boolean(false, 'Keep the program running between alerts'),
      program: string('', 'The command line'),
      ...choice,
    },
    'Alerts to a program',
  ),
}
