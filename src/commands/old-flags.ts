// SPDX-License-Identifier: Apache-2.0
// Flags that Falco had once. Scripts still pass them: those with a meaning today become `-o` options,
// the others are accepted and left out. Either way a warning says so. Used by arguments.ts.

export interface OldFlag {
  /** As commander declares it. */
  readonly flags: string
  /** May be given more than once. */
  readonly repeat?: true
  /** What it stands for: the texts of `-o` for its value, or undefined when nothing does it today. */
  readonly options?: (value: string) => readonly string[]
  /** What to write instead; for the warning. */
  readonly instead: string
}

export const OLD_FLAGS: readonly OldFlag[] = [
  {
    flags: '-D <substring>',
    repeat: true,
    options: text => [`rules[].disable.rule=*${text}*`],
    instead: "-o 'rules[].disable.rule=*<substring>*'",
  },
  {
    flags: '-T <tag>',
    repeat: true,
    options: tag => [`rules[].disable.tag=${tag}`],
    instead: "-o 'rules[].disable.tag=<tag>'",
  },
  {
    flags: '-t <tag>',
    repeat: true,
    options: tag => [`rules[].enable.tag=${tag}`],
    instead: "-o 'rules[].disable.rule=*' -o 'rules[].enable.tag=<tag>'",
  },
  {
    flags: '-A',
    options: () => ['base_syscalls.all=true'],
    instead: '-o base_syscalls.all=true',
  },
  {
    flags: '-b, --print-base64',
    options: () => ['buffer_format_base64=true'],
    instead: '-o buffer_format_base64=true',
  },
  {
    flags: '-S, --snaplen <bytes>',
    options: bytes => [`falco_libs.snaplen=${bytes}`],
    instead: '-o falco_libs.snaplen=<bytes>',
  },
  {
    flags: '--modern-bpf',
    options: () => ['engine.kind=modern_ebpf'],
    instead: '-o engine.kind=modern_ebpf',
  },
  {
    flags: '--nodriver',
    options: () => ['engine.kind=nodriver'],
    instead: '-o engine.kind=nodriver',
  },
  { flags: '-d, --daemon', instead: 'a service manager' },
  {
    flags: '-k, --k8s-api <url>',
    instead: 'the fields k8s.pod.* and k8s.ns.name, which need no server',
  },
  { flags: '-K, --k8s-api-cert <files>', instead: 'nothing' },
  { flags: '--k8s-node <name>', instead: 'nothing' },
  { flags: '-m, --mesos-api <url>', instead: 'nothing' },
  { flags: '--cri <path>', repeat: true, instead: 'the configuration of the container engines' },
  { flags: '--disable-cri-async', instead: 'nothing' },
  { flags: '-u, --userspace', instead: 'engine.kind' },
  { flags: '-g, --gvisor-config <file>', instead: 'nothing' },
  { flags: '--gvisor-root <path>', instead: 'nothing' },
  { flags: '--gvisor-generate-config [path]', instead: 'nothing' },
  { flags: '-s <file>', instead: '-o metrics.enabled=true' },
  { flags: '--stats-interval <ms>', instead: '-o metrics.interval=<time>' },
  { flags: '--alternate-lua-dir <path>', instead: 'nothing' },
]
