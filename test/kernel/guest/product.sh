# SPDX-License-Identifier: Apache-2.0
# The complete program over the module: alerts as expected, the same by eBPF, the same again from a
# recording; one reader at a time; nothing left behind by a reader that was killed.
mkdir -p /tmp/t
gyr() { node /gyr/dist/bin/gyr.cjs "$@"; }
check() { # name, command...
  name=$1; shift
  if "$@" >/tmp/t/out 2>&1; then echo "PASS $name"; else echo "FAIL $name: $(tail -n 3 /tmp/t/out | tr '\n' ' ')"; fi
}
OPTIONS="-o engine.kmod.buf_size_preset=1 -o engine.modern_ebpf.buf_size_preset=1 -o append_output.suggested_output=false"
watch() { # name, options...: in the background, with alerts in /tmp/t/NAME
  file=/tmp/t/$1; shift
  node /gyr/dist/bin/gyr.cjs -r /guest/rules.yaml -U -v $OPTIONS "$@" >$file 2>$file.log &
}
ready() { # name: marks until it alerts
  for i in $(seq 300); do
    sh -c ': marker' 2>/dev/null
    grep -q marker /tmp/t/$1 2>/dev/null && return 0
    sleep 0.2
  done
  cat /tmp/t/$1.log; return 1
}
seen() { # name: what was alerted of the work, without times
  grep -v marker /tmp/t/$1 | grep -E '^[0-9:.]+: ' | cut -d' ' -f2-
}
finished() { # name: waits until the last alert of the work is there
  for i in $(seq 100); do
    seen $1 | grep -q 'finish' && return 0
    sleep 0.2
  done
  cat /tmp/t/$1; cat /tmp/t/$1.log; return 1
}

check "without the module: exit code 3 and a remedy" sh -c 'node /gyr/dist/bin/gyr.cjs -o engine.kind=kmod; [ $? = 3 ]'
grep -q 'gyr driver load' /tmp/t/out || echo "FAIL the remedy: $(cat /tmp/t/out)"
check "loads" insmod /gyr.ko

watch module -o engine.kind=auto; module=$!
check "watches" ready module
check "auto takes the module" grep -q 'the kernel module' /tmp/t/module.log
check "a second reader is refused" sh -c 'node /gyr/dist/bin/gyr.cjs -o engine.kind=kmod; [ $? = 3 ]'
grep -q 'another program' /tmp/t/out || echo "FAIL says who is in the way: $(cat /tmp/t/out)"
if [ -e /sys/kernel/btf/vmlinux ] && [ "$BPF" != no ]; then
  watch ebpf -o engine.kind=modern_ebpf; ebpf=$!
  if ready ebpf >/tmp/t/ebpf.why; then with_ebpf=yes; else echo "LEFT OUT eBPF: $(tail -n 1 /tmp/t/ebpf.why)"; fi
fi
sh /guest/work.sh
check "alerts come" finished module
seen module >/tmp/t/got
check "alerts are those expected" diff /guest/expected /tmp/t/got
[ -s /tmp/t/out ] && diff /guest/expected /tmp/t/got | sed 's/^/NOTE /'
if [ "$with_ebpf" = yes ]; then
  finished ebpf >/dev/null
  seen ebpf >/tmp/t/got.ebpf
  check "eBPF gives the same" diff /tmp/t/got /tmp/t/got.ebpf
  [ -s /tmp/t/out ] && diff /tmp/t/got /tmp/t/got.ebpf | sed 's/^/NOTE /'
  kill $ebpf
fi
kill -TERM $module; wait $module; status=$?
check "ends" test $status = 0
check "no drops" grep -q 'n_drops: 0$' /tmp/t/module.log

rm -rf /tmp/work
node /gyr/dist/bin/gyr.cjs capture -o /tmp/t/trace.scap --option engine.kind=kmod --option engine.kmod.buf_size_preset=1 2>/tmp/t/capture.log & capture=$!
for i in $(seq 300); do [ -s /tmp/t/trace.scap ] && break; sleep 0.2; done
sleep 1
sh /guest/work.sh
sleep 2
kill -TERM $capture; wait $capture
sed 's/^/NOTE /' /tmp/t/capture.log | tail -n 1
gyr -r /guest/rules.yaml -e /tmp/t/trace.scap $OPTIONS >/tmp/t/replay 2>/tmp/t/replay.log
seen replay >/tmp/t/again
check "a recording gives the same" diff /tmp/t/got /tmp/t/again
[ -s /tmp/t/out ] && diff /tmp/t/got /tmp/t/again | sed 's/^/NOTE /'

watch killed -o engine.kind=kmod; killed=$!
check "watches again" ready killed
kill -9 $killed; wait $killed 2>/dev/null
check "unloads after its reader was killed" rmmod gyr
echo END
