// SPDX-License-Identifier: Apache-2.0
// Loaded into the measured program by --import: at exit it writes what the process has used to the
// file in GYR_BENCH_USAGE. The program itself knows nothing of it.
import { readFileSync, writeFileSync } from 'node:fs'

const file = process.env['GYR_BENCH_USAGE']

/**
 * The most memory that was resident since the program began. The rusage of a process counts what its
 * parent had when it forked too, which here is the benchmark with all its workloads.
 */
function peakRssKb(): number {
  const [, peak] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  return peak === undefined ? process.resourceUsage().maxRSS : Number(peak)
}

/** Resident memory, each so many milliseconds, when asked for. */
const sampleMs = Number(process.env['GYR_BENCH_SAMPLE_MS'] ?? 0)
const rssKb: number[] = []
if (sampleMs > 0) {
  setInterval(() => rssKb.push(Math.round(process.memoryUsage.rss() / 1024)), sampleMs).unref()
}

process.on('exit', () => {
  if (file === undefined) return
  const { userCPUTime, systemCPUTime } = process.resourceUsage()
  const cpuSeconds = (userCPUTime + systemCPUTime) / 1e6
  writeFileSync(file, JSON.stringify({ cpuSeconds, maxRssKb: peakRssKb(), rssKb }))
})
