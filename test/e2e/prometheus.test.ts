// SPDX-License-Identifier: Apache-2.0
// The page of /metrics, read by those it is for: promtool finds nothing to complain about, and a Prometheus
// that scrapes it answers a question about it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { packagePath } from '../../src/package-path.ts'
import { endPrograms, runProgram, start, stop, whyNot } from '../support/programs.ts'
import { HAS_EVALUATOR } from './gyr.ts'
import { freePort, type Running, startGyr } from './running.ts'

const reason =
  whyNot(['prometheus', 'promtool'], false) ?? (HAS_EVALUATOR ? undefined : 'needs npm run build')
if (reason !== undefined) console.warn(`metrics are not tested with Prometheus: ${reason}`)

const dir = mkdtempSync(join(tmpdir(), 'gyr-prometheus-'))
const running: Running[] = []
afterAll(() => {
  for (const { child } of running) child.kill('SIGKILL')
  endPrograms()
  rmSync(dir, { recursive: true })
})

const RULES = `
- rule: "Odd \\"name\\" \\\\ with ünicode"
  desc: d
  condition: evt.type = execve
  output: ran
  priority: NOTICE
  tags: [one-tag, T1059.004]
`

async function startWithMetrics(): Promise<Running> {
  const rules = join(dir, 'rules.yaml')
  writeFileSync(rules, RULES)
  const settings = [
    'metrics.enabled=true',
    'metrics.output_rule=false',
    'webserver.prometheus_metrics_enabled=true',
    'file_output.enabled=true',
    `file_output.filename=${join(dir, 'alerts')}`,
  ]
  const program = await startGyr(['-r', rules, ...settings.flatMap(text => ['-o', text])])
  running.push(program)
  return program
}

/** What Prometheus, at `port`, says about `query`. */
async function ask(port: number, query: string): Promise<[Record<string, string>, string][]> {
  const url = `http://127.0.0.1:${port}/api/v1/query?query=${encodeURIComponent(query)}`
  try {
    const answer = (await (await fetch(url)).json()) as {
      data: { result: { metric: Record<string, string>; value: [number, string] }[] }
    }
    return answer.data.result.map(({ metric, value }) => [metric, value[1]])
  } catch {
    // It is not there yet.
    return []
  }
}

/** The expressions of the dashboard, with something in place of what Grafana puts in. */
function dashboardQueries(): string[] {
  const { panels } = JSON.parse(readFileSync(packagePath('deploy/grafana/gyr.json'), 'utf8')) as {
    panels: { targets: { expr: string }[] }[]
  }
  return panels.flatMap(({ targets }) =>
    targets.map(({ expr }) =>
      expr.replaceAll('$__rate_interval', '1m').replaceAll('$instance', '.*'),
    ),
  )
}

describe.skipIf(reason !== undefined)('metrics', () => {
  test('promtool has nothing to say', async () => {
    const program = await startWithMetrics()
    const { body } = await program.get('/metrics')
    // 1: not understood; 3: it would rather have had other names. Those of Falco are what they are.
    const said = runProgram(['sh', '-c', 'promtool check metrics 2>&1; echo status $?'], body)
    expect(said).toMatch(/^status [03]$/m)
    const complaints = said.split('\n').filter(line => /^\w+ /.test(line) && !/^status /.test(line))
    expect(complaints.filter(line => !line.startsWith('falcosecurity_'))).toEqual([])
  })

  test('Prometheus scrapes and answers', async () => {
    const program = await startWithMetrics()
    const config = join(dir, 'prometheus.yml')
    writeFileSync(
      config,
      `global: {scrape_interval: 1s}
scrape_configs:
  - job_name: gyr
    static_configs:
      - targets: ['127.0.0.1:${program.port}']
`,
    )
    runProgram(['promtool', 'check', 'config', config])
    const port = await freePort()
    const server = start([
      'prometheus',
      `--config.file=${config}`,
      `--storage.tsdb.path=${join(dir, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ])
    let version: [Record<string, string>, string][] = []
    const end = Date.now() + 60_000
    while (version.length === 0 && Date.now() < end) {
      version = await ask(port, 'falcosecurity_falco_version_info')
      await new Promise(resolve => setTimeout(resolve, 200))
    }
    expect(version[0]?.[0]['version']).toMatch(/^\d+\.\d+\.\d+/)
    const [up] = await ask(port, 'up{job="gyr"}')
    expect(up?.[1]).toBe('1')
    const outputs = await ask(port, 'gyr_output_failing')
    expect(outputs.map(([metric, value]) => [metric['output'], value])).toContainEqual([
      'file',
      '0',
    ])
    // Every question of the dashboard is understood.
    const queries = dashboardQueries()
    expect(queries.length).toBeGreaterThan(5)
    for (const query of queries) {
      const url = `http://127.0.0.1:${port}/api/v1/query?query=${encodeURIComponent(query)}`
      const answer = (await (await fetch(url)).json()) as { status: string; error?: string }
      expect(answer.status, `${query}: ${answer.error}`).toBe('success')
    }
    await stop(server)
  })
})
