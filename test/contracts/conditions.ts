// SPDX-License-Identifier: Apache-2.0
// Arbitrary conditions over the fields that the generated events speak of, as text. Constants come from
// the same small world, so that many conditions hold now and then.
import fc from 'fast-check'
import { type FieldFlag, fieldByName } from '../../src/schema/fields.ts'

const TEXTS = [
  'init',
  'bash',
  'nginx',
  'cat',
  '/etc/passwd',
  '/tmp',
  '/tmp/a',
  '/usr/bin/cat',
  'a',
  '<NA>',
  'host',
  'root',
]
const TEXT_FIELDS = [
  'proc.name',
  'proc.exe',
  'proc.exepath',
  'proc.cmdline',
  'proc.args',
  'proc.cwd',
  'proc.pname',
  'proc.pexe',
  'proc.pcmdline',
  'proc.aname',
  'proc.aname[1]',
  'proc.aname[2]',
  'proc.aexepath[2]',
  'proc.sname',
  'proc.env[HOME]',
  'proc.stdin.type',
  'container.id',
  'container.name',
  'container.image.repository',
  'user.name',
  'user.loginname',
  'group.name',
  'fd.name',
  'fd.nameraw',
  'fd.directory',
  'fd.filename',
  'fd.type',
  'fd.typechar',
  'fd.l4proto',
  'fd.sockfamily',
  'fs.path.name',
  'fs.path.source',
  'evt.arg.name',
  'evt.arg.path',
  'evt.arg.flags',
  'evt.arg[0]',
  'evt.res',
  'evt.args',
  'evt.category',
]
const NUMBER_FIELDS = [
  'proc.pid',
  'proc.ppid',
  'proc.vpid',
  'proc.tty',
  'proc.sid',
  'proc.cmdnargs',
  'proc.apid',
  'proc.apid[1]',
  'proc.duration',
  'user.uid',
  'user.loginuid',
  'group.gid',
  'fd.num',
  'fd.sport',
  'fd.cport',
  'fd.lport',
  'fd.rport',
  'fd.port',
  'evt.rawres',
  'evt.num',
]
const BOOL_FIELDS = [
  'evt.is_open_read',
  'evt.is_open_write',
  'evt.is_open_exec',
  'evt.failed',
  'evt.is_io',
  'proc.is_exe_upper_layer',
  'proc.is_exe_from_memfd',
  'proc.is_sid_leader',
  'proc.is_vpgid_leader',
  'container.privileged',
  'fd.connected',
  'fd.name_changed',
  'fd.is_server',
  'thread.ismain',
]
const IP_FIELDS = ['fd.ip', 'fd.cip', 'fd.sip', 'fd.lip', 'fd.rip']
const NET_FIELDS = ['fd.net', 'fd.cnet', 'fd.snet', 'fd.rnet']
const TYPES = [
  'open',
  'openat',
  'execve',
  'connect',
  'close',
  'read',
  'sendto',
  'clone',
  'dup2',
  'fcntl',
  'procexit',
]
const has = (name: string, flag: FieldFlag): boolean =>
  fieldByName(name.replace(/\[.*/, ''))?.flags.includes(flag) === true
const COMPARABLE = TEXT_FIELDS.filter(name => !has(name, 'no_rhs'))
const TRANSFORMABLE = TEXT_FIELDS.filter(name => !has(name, 'no_transformer'))
const TEXT_OPERATORS = ['=', '!=', 'contains', 'icontains', 'startswith', 'endswith']
const PATTERNS = ['*', '/tmp*', '?ash', '[a-n]*', '/etc/*d', 'bas\\\\h']
const REGEXES = ['b.*', '/(etc|tmp).*', '[a-z]+', '(a|b)?', '.*passwd']

const pick = <T>(values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values)
const texts = fc.uniqueArray(pick(TEXTS), { minLength: 1, maxLength: 3 })
const quoted = (text: string): string => `"${text}"`
const list = (values: readonly string[]): string => `(${values.map(quoted).join(', ')})`

const check: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(pick(TEXT_FIELDS), pick(TEXT_OPERATORS), pick(TEXTS))
    .map(([f, op, t]) => `${f} ${op} ${quoted(t)}`),
  fc
    .tuple(pick(TEXT_FIELDS), pick(['in', 'intersects', 'pmatch']), texts)
    .map(([f, op, t]) => `${f} ${op} ${list(t)}`),
  fc
    .tuple(pick(TEXT_FIELDS), pick(['glob', 'iglob']), pick(PATTERNS))
    .map(([f, op, p]) => `${f} ${op} ${quoted(p)}`),
  fc.tuple(pick(TEXT_FIELDS), pick(REGEXES)).map(([f, regex]) => `${f} regex ${quoted(regex)}`),
  fc
    .tuple(
      pick(TEXT_FIELDS),
      pick(['startswith', 'contains']),
      pick(['oneof', 'anyof', 'allof']),
      texts,
    )
    .map(([f, op, modifier, t]) => `${f} ${op} ${modifier} ${list(t)}`),
  fc
    .tuple(pick(['tolower', 'toupper', 'basename']), pick(TRANSFORMABLE), pick(TEXTS))
    .map(([t, f, v]) => `${t}(${f}) = ${quoted(v)}`),
  fc
    .tuple(pick(COMPARABLE), pick(['=', '!=', 'startswith']))
    .map(([f, op]) => `${f} ${op} val(proc.name)`),
  fc
    .tuple(
      pick(NUMBER_FIELDS),
      pick(['=', '!=', '<', '<=', '>', '>=']),
      pick([0, 1, 3, 10, 11, 80, 1000]),
    )
    .map(([f, op, n]) => `${f} ${op} ${n}`),
  fc
    .tuple(pick(NUMBER_FIELDS), pick(['0, 1, 3', '10, 53', '1000']))
    .map(([f, n]) => `${f} in (${n})`),
  fc
    .tuple(pick(BOOL_FIELDS), pick(['=', '!=']), pick(['true', 'false']))
    .map(parts => parts.join(' ')),
  fc
    .tuple(pick(IP_FIELDS), pick(['=', '!=']), pick(['127.0.0.1', '10.0.0.5', '::1']))
    .map(parts => parts.join(' ')),
  fc
    .tuple(
      pick(NET_FIELDS),
      pick(['=', '!=']),
      pick(['127.0.0.0/8', '10.0.0.0/24', '2001:db8::/32']),
    )
    .map(parts => parts.join(' ')),
  fc
    .tuple(pick(NET_FIELDS), pick(['"127.0.0.0/8"', '"10.0.0.0/24", "127.0.0.0/8"']))
    .map(([f, nets]) => `${f} in (${nets})`),
  pick([...TEXT_FIELDS, ...NUMBER_FIELDS]).map(field => `${field} exists`),
  fc.tuple(pick(['=', '!=']), pick(TYPES)).map(([op, type]) => `evt.type ${op} ${type}`),
  fc
    .uniqueArray(pick(TYPES), { minLength: 1, maxLength: 4 })
    .map(types => `evt.type in (${types.join(', ')})`),
)

const condition: fc.Arbitrary<string> = fc.letrec<{ tree: string }>(tie => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    check,
    fc
      .tuple(pick([' and ', ' or ']), fc.array(tie('tree'), { minLength: 2, maxLength: 4 }))
      .map(([join, parts]) => `(${parts.join(join)})`),
    tie('tree').map(inner => `not (${inner})`),
  ),
})).tree

/** A rules file with arbitrary conditions. */
export function ruleFile(options: { readonly maxRules: number }): fc.Arbitrary<string> {
  return fc
    .array(condition, { minLength: 1, maxLength: options.maxRules })
    .map(conditions =>
      conditions
        .flatMap((text, i) => [
          `- rule: rule ${i}`,
          '  desc: d',
          `  condition: ${JSON.stringify(text)}`,
          '  priority: INFO',
          '  warn_evttypes: false',
          '  output: "%proc.name %fd.name %evt.type"',
        ])
        .join('\n'),
    )
}
