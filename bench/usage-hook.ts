// SPDX-License-Identifier: Apache-2.0
// Loaded into the measured program by --import: at exit it writes what the process has used to the
// file in GYR_BENCH_USAGE. The program itself knows nothing of it.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const file = process.env['GYR_BENCH_USAGE']
let firstOutputMs = Number.NaN
let firstOutputCpuMs = Number.NaN

/** Time since the process started, of the first write of any kind to standard output. */
function noteFirst(fd: number): void {
  if (fd !== 1 || !Number.isNaN(firstOutputMs)) return
  firstOutputMs = performance.now()
  const { user, system } = process.cpuUsage()
  firstOutputCpuMs = (user + system) / 1000
}

const { writeSync } = fs
fs.writeSync = ((...args: Parameters<typeof writeSync>) => {
  noteFirst(args[0])
  return writeSync(...args)
}) as typeof writeSync
syncBuiltinESMExports()

const write = process.stdout.write.bind(process.stdout)
process.stdout.write = ((...args: Parameters<typeof write>) => {
  noteFirst(1)
  return write(...args)
}) as typeof process.stdout.write

/**
 * The most memory that was resident since the program began. The rusage of a process counts what its
 * parent had when it forked too, which here is the benchmark with all its workloads.
 */
function peakRssKb(): number {
  const [, peak] = /^VmHWM:\s*(\d+) kB$/m.exec(fs.readFileSync('/proc/self/status', 'utf8')) ?? []
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
  const usage = { cpuSeconds, maxRssKb: peakRssKb(), rssKb, firstOutputMs, firstOutputCpuMs }
  fs.writeFileSync(file, JSON.stringify(usage))
})
