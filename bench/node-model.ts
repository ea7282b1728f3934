// SPDX-License-Identifier: Apache-2.0
// The machine the workload happens on: its processes, threads, descriptors, paths and addresses.
// A model for benchmarks only; workload.ts lets it act.
import { encodeSockaddr, encodeSocktuple } from '../src/schema/record.ts'
import { Random } from './random.ts'

/** 441 processes with 2,593 threads: 400 that work, 40 container shims and init. */
const WORKERS = 400
const CONTAINERS = 40
const THREADS = 2593
const PATHS = 20_000
const MAX_FD = 1000

export interface Image {
  readonly comm: string
  readonly exe: string
  readonly args: readonly string[]
  readonly contained: boolean
  readonly uid: number
  readonly threaded: boolean
}

const image = (
  comm: string,
  exe: string,
  args: readonly string[],
  contained: boolean,
  uid: number,
  threaded = false,
): Image => ({ comm, exe, args, contained, uid, threaded })

const SERVICES: readonly Image[] = [
  image('nginx', '/usr/sbin/nginx', ['-g', 'daemon off;'], true, 33),
  image('postgres', '/usr/lib/postgresql/15/bin/postgres', ['-D', '/var/lib/data'], true, 999),
  image('python3', '/usr/bin/python3.11', ['/app/worker.py', '--queue=default'], true, 1000),
  image('node', '/usr/bin/node', ['/app/server.js'], true, 1000, true),
  image('java', '/usr/bin/java', ['-Xmx2g', '-jar', '/opt/service/app.jar'], true, 1001, true),
  image('redis-server', '/usr/bin/redis-server', ['*:6379'], true, 999),
  image('kubelet', '/usr/bin/kubelet', ['--config=/var/lib/kubelet/config.yaml'], false, 0, true),
  image('containerd', '/usr/bin/containerd', [], false, 0, true),
  image('sshd', '/usr/sbin/sshd', ['-D'], false, 0),
  image('bash', '/usr/bin/bash', ['-l'], false, 1000),
  image('systemd-journal', '/lib/systemd/systemd-journald', [], false, 0),
  image('cron', '/usr/sbin/cron', ['-f'], false, 0),
]

export const SHORT_LIVED: readonly Image[] = [
  image('ls', '/usr/bin/ls', ['-la', '/app'], false, 1000),
  image('grep', '/usr/bin/grep', ['-r', 'needle', '/app'], false, 1000),
  image('date', '/usr/bin/date', ['+%s'], false, 1000),
  image('cat', '/usr/bin/cat', ['/app/version'], false, 1000),
  image('sh', '/usr/bin/dash', ['-c', '/app/health.sh --check'], false, 1000),
  image('runc', '/usr/bin/runc', ['--root', '/run/containerd'], false, 0),
]

const INIT = image('systemd', '/lib/systemd/systemd', [], false, 0)
const SHIM = image('containerd-shim', '/usr/bin/containerd-shim-runc-v2', ['-namespace'], false, 0)

export type FdKind = 'file' | 'socket'

export class Process {
  readonly pid: number
  readonly tids: number[]
  readonly image: Image
  readonly parent: Process | undefined
  readonly container: string | undefined
  /** Open descriptors by kind, in no order, and the numbers that are free below `#next`. */
  readonly files: number[] = []
  readonly sockets: number[] = []
  readonly #free: number[] = []
  #next = 3

  constructor(pid: number, image: Image, parent?: Process, container?: string) {
    this.pid = pid
    this.tids = [pid]
    this.image = image
    this.parent = parent
    this.container = container
  }

  get cgroups(): readonly string[] {
    return this.container === undefined
      ? [`cpuset=/system.slice/${this.image.comm}.service`, 'cpu=/system.slice']
      : [
          `cpuset=/kubepods/burstable/pod${this.container.slice(0, 12)}/${this.container}`,
          `cpu=/kubepods/${this.container}`,
        ]
  }

  /** A descriptor number for something new; a table that is full gives its oldest number again. */
  open(kind: FdKind): number {
    const list = kind === 'file' ? this.files : this.sockets
    const fd = this.#free.pop() ?? (this.#next < MAX_FD ? this.#next++ : list.shift())
    if (fd === undefined) return 3
    list.push(fd)
    return fd
  }

  /** Closes some descriptor; undefined when only the standard ones are left. */
  close(random: Random): number | undefined {
    const list =
      this.files.length * random.next() > this.sockets.length / 4 ? this.files : this.sockets
    if (list.length === 0) return undefined
    const at = random.below(list.length)
    const fd = list[at] as number
    list[at] = list.at(-1) as number
    list.pop()
    this.#free.push(fd)
    return fd
  }

  some(kind: FdKind, random: Random): number {
    const list = kind === 'file' ? this.files : this.sockets
    return list.length === 0 ? 0 : random.pick(list)
  }
}

const DIRECTORIES = [
  '/usr/lib/x86_64-linux-gnu',
  '/usr/lib/python3.11/site-packages/requests',
  '/app/node_modules/express/lib',
  '/var/lib/postgresql/15/main/base/16384',
  '/var/log/nginx',
  '/srv/www/static/css',
  '/opt/service/config',
  '/home/app/.cache/pip/http',
  '/sys/fs/cgroup/kubepods/burstable',
  '/usr/share/zoneinfo/Europe',
  '/run/systemd/units',
  '/data/index/shard7/segments',
]
const STEMS = ['lib', 'mod', 'segment', 'page', 'index', 'conf', 'cache']
const SUFFIXES = ['.so.6', '.py', '.js', '.conf', '.json', '', '.log']
const COMMON_PATHS = [
  '/etc/ld.so.cache',
  '/lib/x86_64-linux-gnu/libc.so.6',
  '/etc/passwd',
  '/etc/nsswitch.conf',
  '/proc/self/status',
  '/etc/localtime',
  '/dev/null',
  '/etc/resolv.conf',
  '/etc/hosts',
]
const PORTS = [5432, 6379, 443, 80, 8080, 9092]

export interface Connection {
  readonly tuple: Uint8Array
  readonly peer: Uint8Array
  readonly port: number
}

export class NodeModel {
  readonly random: Random
  readonly processes: Process[] = []
  readonly workers: Process[] = []
  readonly #paths: string[] = []
  #nextId = 1
  #fresh = 0

  constructor(seed: number) {
    this.random = new Random(seed)
    for (let index = 0; index < PATHS; index++) {
      const { random } = this
      const file = `${random.pick(STEMS)}_${index.toString(36)}${random.pick(SUFFIXES)}`
      this.#paths.push(`${random.pick(DIRECTORIES)}/${file}`)
    }
    this.#populate()
  }

  newProcess(image: Image, parent?: Process, container?: string): Process {
    return new Process(this.#nextId++, image, parent, container)
  }

  /** A name as programs open them: common, one of many, in /proc, or (5 %) one never seen before. */
  path(): string {
    const { random } = this
    const draw = random.next()
    if (draw < 0.05) return this.freshPath()
    if (draw < 0.1) return `/proc/${1000 + random.below(500)}/stat`
    if (draw < 0.25) return random.pick(COMMON_PATHS)
    return this.#paths[random.skewed(PATHS)] as string
  }

  freshPath(): string {
    return `/var/tmp/job-${(this.#fresh++).toString(36)}/${this.random.below(1e9).toString(36)}.tmp`
  }

  connection(incoming: boolean): Connection {
    const { random } = this
    const near = {
      ip: `10.0.${random.below(4)}.${random.below(250)}`,
      port: 32768 + random.below(28000),
    }
    const port = incoming ? 8080 : random.pick(PORTS)
    const far = { ip: `10.0.${random.below(4)}.${random.below(250)}`, port }
    return { tuple: encodeSocktuple(near, far), peer: encodeSockaddr(far), port }
  }

  #populate(): void {
    const { random } = this
    const hexDigit = (): string => random.below(16).toString(16)
    const containers = Array.from({ length: CONTAINERS }, () =>
      Array.from({ length: 64 }, hexDigit).join(''),
    )
    const init = this.newProcess(INIT)
    const shims = containers.map(() => this.newProcess(SHIM, init))
    this.processes.push(init, ...shims)
    for (let index = 0; index < WORKERS; index++) {
      const service = random.chance(0.7) ? random.below(6) : random.below(SERVICES.length)
      const kind = SERVICES[service] as Image
      const container = random.below(CONTAINERS)
      const process = kind.contained
        ? this.newProcess(kind, shims[container], containers[container])
        : this.newProcess(kind, init)
      this.workers.push(process)
    }
    this.processes.push(...this.workers)
    const threaded = this.workers.filter(process => process.image.threaded)
    for (let count = this.processes.length; count < THREADS; count++) {
      const process = threaded[count % threaded.length] as Process
      process.tids.push(this.#nextId++)
    }
  }
}
