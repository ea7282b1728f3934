# SPDX-License-Identifier: Apache-2.0
# `gyr driver` where the kernel refuses: no module, one of another kernel, a module in use, lockdown, signatures
# asked for, no more modules. Each is told with its remedy and exit code 1.
mkdir -p /tmp/t
chmod 755 /
mount -t securityfs securityfs /sys/kernel/security 2>/dev/null
gyr() { node /gyr/dist/bin/gyr.cjs "$@"; }
nobody() { su nobody -s /bin/sh -c "node /gyr/dist/bin/gyr.cjs $*"; }
release=$(uname -r)
file=/var/lib/gyr/$release/kmod/gyr.ko
mkdir -p /var/lib/gyr/$release/kmod /lib/modules/$release

run() { # exit code, program, arguments...
  want=$1; shift
  "$@" >/tmp/t/out 2>&1
  got=$?
  [ $got = $want ] || { echo "exit code $got" >>/tmp/t/out; return 1; }
}
told() { # name, exit code, what is said..., --, program, arguments...
  name=$1; code=$2; shift 2
  : >/tmp/t/texts
  while [ "$1" != -- ]; do echo "$1" >>/tmp/t/texts; shift; done
  shift
  if ! run $code "$@"; then echo "FAIL $name: $(tail -n 3 /tmp/t/out | tr '\n' ' ')"; return; fi
  while read -r text; do
    grep -qF -- "$text" /tmp/t/out || { echo "FAIL $name: no '$text' in: $(tr '\n' ' ' </tmp/t/out)"; return; }
  done </tmp/t/texts
  echo "PASS $name"
}

told "no module" 1 "there is no module for kernel $release" "gyr driver build" -- gyr driver load
told "no headers" 1 "headers of the running kernel are missing" -- gyr driver build
told "status without a module" 0 "module loaded:  no" "module built:   no" -- gyr driver status
sed 's/mod_unload/mod_unl0ad/' /gyr.ko >$file
told "a module of another kernel" 1 "another kernel than $release" "gyr driver build" "version magic" -- gyr driver load
cp /gyr.ko $file
told "not root" 1 "must be run as root" -- nobody driver load
told "loads" 0 "the module is loaded" -- gyr driver load
told "loads once" 0 "loaded already" -- gyr driver load
told "status of a module that is loaded" 0 "module usable:  yes" "signature:      none, and none is needed" -- gyr driver status
node -e 'require("fs").openSync("/dev/gyr", "r+"); setTimeout(() => {}, 60000)' & reader=$!
sleep 3
told "in use" 1 "the module is in use" "node (pid $reader)" -- gyr driver unload
told "status says who reads it" 0 "it is read by node (pid $reader)" -- gyr driver status
kill $reader; wait $reader 2>/dev/null
# Starts and opens are not recorded: what is known of new processes is from /proc alone, read as nobody.
cat >/tmp/t/rules.yaml <<RULES
- rule: closed
  desc: d
  condition: evt.type = close and fd.name = /etc/hostname
  output: "%proc.name of user %user.uid"
  priority: INFO
RULES
chmod 755 /tmp/t
node /gyr/dist/bin/gyr.cjs -r /tmp/t/rules.yaml -U -o engine.kind=kmod -o engine.kmod.buf_size_preset=1 \
  -o run_as.user=nobody -o base_syscalls.custom_set=[close] >/tmp/t/alerts 2>/tmp/t/log & watcher=$!
unprivileged() {
  for i in $(seq 300); do
    grep -q 'running as nobody' /tmp/t/log && break
    sleep 0.5
  done
  for i in $(seq 20); do
    grep -q ' of user 0 ' /tmp/t/alerts && break
    sh -c 'exec 9</etc/hostname; sleep 2; exec 9<&-'
  done
  grep -q 'running as nobody from now on, with CAP_SYS_PTRACE, CAP_DAC_READ_SEARCH' /tmp/t/log || { tail -n 3 /tmp/t/log; return 1; }
  grep -q '^Uid:.65534' /proc/$watcher/status || return 1
  grep -q '^CapEff:.0000000000080004$' /proc/$watcher/status || { grep Cap /proc/$watcher/status; return 1; }
  grep -q ' of user 0 ' /tmp/t/alerts || { cat /tmp/t/log; tail -n 3 /tmp/t/alerts; return 1; }
}
if unprivileged >/tmp/t/out 2>&1; then echo "PASS watches as nobody"; else echo "FAIL watches as nobody: $(tail -n 3 /tmp/t/out | tr '\n' ' ')"; fi
kill -TERM $watcher; wait $watcher
[ $? = 0 ] && echo "PASS ends as nobody" || echo "FAIL ends as nobody: $(tail -n 3 /tmp/t/log | tr '\n' ' ')"
told "unloads" 0 "the module is unloaded" -- gyr driver unload
told "unloads once" 0 "the module is not loaded" -- gyr driver unload

if echo integrity >/sys/kernel/security/lockdown 2>/dev/null; then
  told "lockdown" 1 "locked down (integrity)" "not signed" "mokutil --import" "Operation not permitted" -- gyr driver load
  told "status under lockdown" 0 "lockdown:       integrity" "none, but needed" -- gyr driver status
  cp /signed.ko $file
  told "lockdown, signed by a stranger" 1 "does not trust the key" "key of the test" -- gyr driver load
  cp /gyr.ko $file
else
  echo "LEFT OUT lockdown: this kernel has none"
fi
echo 1 >/sys/module/module/parameters/sig_enforce
if [ "$(cat /sys/module/module/parameters/sig_enforce)" = Y ]; then
  told "signatures asked for" 1 "not signed" "Key was rejected by service" "openssl req -new -x509" "gyr driver build" -- gyr driver load
  cp /signed.ko $file
  told "signed by a stranger" 1 "does not trust the key" "key of the test" "mokutil --import" "engine.kind=modern_ebpf" -- gyr driver load
else
  echo "LEFT OUT signatures: this kernel does not check them"
fi
echo 1 >/proc/sys/kernel/modules_disabled
told "no more modules" 1 "kernel.modules_disabled is set" "Reboot" -- gyr driver load
echo END
