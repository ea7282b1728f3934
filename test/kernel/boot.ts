// SPDX-License-Identifier: Apache-2.0
// Boots a kernel with an image in QEMU, by emulation alone: no KVM is needed. The serial console is
// what comes back.
import { spawn } from 'node:child_process'
import type { Kernel } from './kernels.ts'

export interface BootOptions {
  readonly memoryMb?: number
  readonly cpus?: number
  /**
   * One guest nanosecond is one guest instruction: costs measured with the guest's clock repeat to
   * half a percent, whatever else runs here. One CPU only.
   */
  readonly countInstructions?: boolean
  /**
   * All CPUs in one host thread, by turns. Where tracepoints come and go under load: emulation by
   * several threads may run code of another CPU's cache that was patched long ago, without end.
   */
  readonly oneThread?: boolean
  readonly timeoutSeconds?: number
  /** Called with each line as it comes. */
  readonly onLine?: (line: string) => void
}

export interface BootResult {
  readonly lines: readonly string[]
  readonly seconds: number
  readonly timedOut: boolean
}

/** The image must turn the machine off itself; if it does not in time it is ended. */
export async function boot(
  kernel: Kernel,
  image: string,
  options: BootOptions = {},
): Promise<BootResult> {
  const { memoryMb = 512, cpus = 2, countInstructions = false, timeoutSeconds = 240 } = options
  const threads = options.oneThread ? 'single' : 'multi'
  const accelerator = countInstructions
    ? ['-accel', 'tcg,thread=single,tb-size=512', '-icount', 'shift=0,sleep=off', '-smp', '1']
    : ['-accel', `tcg,thread=${threads},tb-size=512`, '-smp', String(cpus)]
  // Without random addresses: a stack that starts elsewhere takes other numbers of pages, and instructions.
  const repeatable = countInstructions ? ' norandmaps' : ''
  // Where the host is busy, the timer's interrupts come too late for the kernel's test of them: it would panic.
  const commandLine = 'console=ttyS0 panic=-1 quiet loglevel=4 no_timer_check'
  const args = [
    ...['-machine', 'q35', '-cpu', 'max', ...accelerator, '-m', String(memoryMb)],
    ...['-nodefaults', '-no-user-config', '-display', 'none', '-serial', 'stdio', '-no-reboot'],
    ...['-kernel', kernel.image, '-initrd', image],
    ...['-append', `${commandLine}${repeatable}`],
  ]
  const started = performance.now()
  const guest = spawn('qemu-system-x86_64', args, { stdio: ['ignore', 'pipe', 'inherit'] })
  let timedOut = false
  const timer = setTimeout(() => {
    timedOut = true
    guest.kill('SIGKILL')
  }, timeoutSeconds * 1000)
  const lines: string[] = []
  let rest = ''
  guest.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split(/\r?\n/)
    rest = parts.pop() as string
    for (const line of parts) {
      lines.push(line)
      options.onLine?.(line)
    }
  })
  await new Promise<void>((resolve, reject) => {
    guest.on('error', reject)
    guest.on('close', () => resolve())
  })
  clearTimeout(timer)
  return { lines, seconds: (performance.now() - started) / 1000, timedOut }
}
