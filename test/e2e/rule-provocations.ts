// SPDX-License-Identifier: Apache-2.0
// For every rule that gyr brings along, a line of shell that does what the rule is about, to a file made for
// it, in a namespace of its own, or in a way that the kernel refuses.

export interface Case {
  readonly rule: string
  /** `token` names this case alone; `folder` is an empty one, with the token in its path. */
  readonly line: (token: string, folder: string) => string
  /** Runs in a control group named like one of a container. */
  readonly container?: boolean
  /** Left out where this line of shell fails. */
  readonly needs?: string
}

/** A program of another name that does what `program` does. */
const copy = (program: string, path: string): string => `cp /bin/${program} ${path}`

/** A folder of system programs that only this line sees. */
const privately = (script: string): string =>
  `unshare -m sh -ec 'mount -t tmpfs none /usr/sbin; ${script}'`

/** A network of its own with one address, on its loopback device. */
const alone = (address: string, command: string): string =>
  `unshare -n sh -ec 'ip link set lo up; ip addr add ${address}/32 dev lo; ${command}'`

/** bash with a connection to a server as its descriptor 3. */
function connected(script: string): string {
  const server = `
    const s = require("net").createServer(c => c.on("error", () => {})).listen(0, "198.51.100.9", () =>
      require("child_process").spawn("bash",
        ["-c", "exec 3<>/dev/tcp/198.51.100.9/" + s.address().port + "; ${script}"], { stdio: "inherit" })
        .on("close", code => process.exit(code)))`
  return alone('198.51.100.9', `exec ${process.execPath} -e "$0"' '${server}`)
}

const OWN_NETWORK = 'command -v bash && unshare -n ip link set lo up'
const OWN_MOUNTS = 'unshare -m mount -t tmpfs none /usr/sbin'
const PERL = 'test "$(uname -m)" = x86_64 && command -v perl'

export const CASES: readonly Case[] = [
  {
    rule: 'Shell with terminal in container',
    line: token => `script -qec "sh -c ': ${token}'" /dev/null`,
    container: true,
    needs: 'command -v script',
  },
  {
    rule: 'Standard stream tied to network socket',
    line: token => connected(`exec 0<&3; : ${token}`),
    needs: OWN_NETWORK,
  },
  {
    rule: 'Shell reading from network socket',
    line: token => connected(`sh -c ${token} <&3; :`),
    needs: OWN_NETWORK,
  },
  {
    rule: 'Network tool that hands out a program',
    line: (token, folder) => `${copy('true', `${folder}/nc`)}; ${folder}/nc -e ${token}`,
  },
  {
    rule: 'Web server started a shell',
    line: (token, folder) =>
      `${copy('sh', `${folder}/nginx`)}; ${folder}/nginx -c 'sh -c ": ${token}"; :'`,
  },
  {
    rule: 'Data server started a shell',
    line: (token, folder) =>
      `${copy('sh', `${folder}/redis-server`)}; ${folder}/redis-server -c 'sh -c ": ${token}"; :'`,
  },
  {
    rule: 'SSH program in container',
    line: token => `ssh -o User=${token} -V`,
    container: true,
    needs: 'command -v ssh',
  },
  {
    rule: 'Connection by program without network',
    line: token => connected(`: ${token}`),
    needs: OWN_NETWORK,
  },
  {
    rule: 'Package manager in container',
    line: (token, folder) => `${copy('true', `${folder}/apk`)}; ${folder}/apk add ${token}`,
    container: true,
  },
  {
    rule: 'Program not from the image',
    line: (token, folder) => `unshare -m sh -ec 'mount -t tmpfs none ${folder}; cd ${folder}
      mkdir lower upper work all; mount -t overlay -o lowerdir=lower,upperdir=upper,workdir=work none all
      ${copy('true', 'all/tool')}; all/tool ${token}'`,
    container: true,
    needs: 'unshare -m true && grep -w overlay /proc/filesystems',
  },
  {
    rule: 'Program without a file',
    line: token => `perl -e '
      my $name = "${token}"; my $fd = syscall(319, $name, 0); open my $from, "<", "/bin/true"; local $/;
      open my $to, ">&=", $fd; print {$to} <$from>; $to->flush; exec "/proc/$$/fd/$fd", "${token}"'`,
    needs: PERL,
  },
  {
    rule: 'Program in shared memory',
    line: token => `echo : > /dev/shm/${token}; sh /dev/shm/${token}`,
    needs: 'test -d /dev/shm',
  },
  {
    rule: 'Program in temporary directory',
    line: (token, folder) => `${copy('true', `${folder}/tool`)}; ${folder}/tool ${token}`,
  },
  {
    rule: 'Credential file read',
    line: (_, folder) => `touch ${folder}/a; cat /etc/shadow ${folder}/a > /dev/null`,
    needs: 'test -e /etc/shadow',
  },
  {
    rule: 'Link to credential file',
    line: (_, folder) => `ln -s /etc/shadow ${folder}/link`,
  },
  { rule: 'Search for private keys', line: (_, folder) => `find ${folder} -name id_rsa` },
  {
    rule: 'Cloud metadata asked from container',
    line: token =>
      alone('169.254.169.254', `bash -c "exec 3<>/dev/udp/169.254.169.254/80; : ${token}"`),
    container: true,
    needs: OWN_NETWORK,
  },
  { rule: 'File below /etc written', line: token => `echo > /etc/${token}` },
  {
    rule: 'Core program changed',
    line: token => privately(`echo > /usr/sbin/ls; : ${token}`),
    needs: OWN_MOUNTS,
  },
  {
    rule: 'Login program changed',
    line: (token, folder) =>
      privately(`echo > ${folder}/a; mv ${folder}/a /usr/sbin/sshd; : ${token}`),
    needs: OWN_MOUNTS,
  },
  {
    rule: 'Account program changed',
    line: (_, folder) => privately(`ln -s ${folder}/a /usr/sbin/useradd`),
    needs: OWN_MOUNTS,
  },
  {
    rule: 'Program directory changed',
    line: token => privately(`echo > /usr/sbin/${token}`),
    needs: OWN_MOUNTS,
  },
  {
    rule: 'Set-user-ID bit given',
    line: (_, folder) => `touch ${folder}/a; chmod u+s ${folder}/a`,
  },
  {
    rule: 'Owner or mode of system file changed',
    line: token => `touch /etc/${token}; chmod 666 /etc/${token}`,
  },
  {
    rule: 'Account program run by service or container',
    line: token => `useradd --help ${token}`,
    container: true,
    needs: 'command -v useradd',
  },
  {
    rule: 'Shell history removed or emptied',
    line: (_, folder) => `touch ${folder}/.bash_history; rm ${folder}/.bash_history`,
  },
  {
    // Descriptor -1: the kernel refuses.
    rule: 'Kernel module loaded from container',
    line: token => `perl -e 'my $options = "${token}"; syscall(313, -1, $options, 0)'`,
    container: true,
    needs: PERL,
  },
  {
    rule: 'Escape tool in privileged container',
    line: token => `nsenter --uts=/proc/self/ns/uts true ${token}`,
    container: true,
    needs: 'command -v nsenter',
  },
  {
    rule: 'Namespace changed by ordinary program',
    line: token => `unshare --uts true ${token}`,
    needs: 'unshare --uts true',
  },
  {
    rule: 'Namespace changed by ordinary program',
    line: token => `nsenter --uts=/proc/self/ns/uts true ${token}`,
    needs: 'nsenter --uts=/proc/self/ns/uts true',
  },
  {
    rule: 'Control group release agent written',
    line: (_, folder) => `sh -c 'echo > ${folder}/release_agent'`,
    container: true,
  },
  {
    // PTRACE_SEIZE, which does not even stop the child; it ends with its tracer.
    rule: 'Process attached by debugger',
    line: token => `perl -e '"${token}"; my $child = fork // die; if (!$child) { sleep 9; exit }
      syscall(101, 0x4206, $child, 0, 0); kill 9, $child'`,
    needs: PERL,
  },
  {
    rule: 'Raw packets in container',
    line: token => `perl -e '"${token}"; socket(my $s, 17, 3, 0) or die $!'`,
    container: true,
    needs: PERL,
  },
]
