# SPDX-License-Identifier: Apache-2.0
# Both drivers watch the same programs at the same time: their records must be the same, field by
# field, but for the clock.
# eBPF needs 5.17; the module alone is tried elsewhere.
case $(uname -r) in 5.10.*) echo "LEFT OUT equal records: the eBPF driver needs 5.17"; echo END; exit;; esac
insmod /gyr.ko || echo "FAIL loads"
insmod /brd.ko rd_nr=1 rd_size=32768
while [ ! -b /dev/ram0 ]; do sleep 0.1; done
mkswap /dev/ram0 >/dev/null && swapon /dev/ram0 || echo "FAIL swap"
watch="--want all --enter --signals --environment --ring 16777216 --dump"
rm -f /tmp/kmod /tmp/ebpf
ringtap $watch >/tmp/kmod 2>&1 & kmod=$!
ringtap-ebpf $watch >/tmp/ebpf 2>&1 & ebpf=$!
for tap in kmod ebpf; do
  while ! grep -qs READY /tmp/$tap; do
    if ! kill -0 $kmod || ! kill -0 $ebpf; then echo "FAIL attach: $(tail -n 1 /tmp/$tap)"; break; fi
    sleep 0.1
  done
done
# Processes of the workloads come after these; all others were there before.
first=$(sh -c 'echo $$')
for work in files sockets ids processes pages; do
  mkdir -p /tmp/$work
  $work /tmp/$work >/tmp/$work.out 2>&1 || echo "FAIL $work: $(tail -n 1 /tmp/$work.out)"
done
kill -TERM $kmod $ebpf; wait $kmod; wait $ebpf
for tap in kmod ebpf; do
  tail -n 1 /tmp/$tap | sed "s/^/NOTE $tap /"
  # tid and time in front, to be sorted by; then without time and processor.
  sed -n 's/^EVENT \([0-9]*\) cpu=[0-9]* tid=\([0-9]*\) ts=\([0-9]*\)\(.*\)/\2 \3 \1\4/p' /tmp/$tap |
    awk -v first=$first '$1 > first' | sort -k1,1n -k2,2n | cut -d' ' -f1,3- >/tmp/$tap.sorted
done
echo "NOTE $(wc -l </tmp/kmod.sorted) records of the module, $(wc -l </tmp/ebpf.sorted) of eBPF"
if [ "$(wc -l </tmp/kmod.sorted)" -lt 500 ]; then echo "FAIL too few records"; fi
if diff /tmp/kmod.sorted /tmp/ebpf.sorted >/tmp/diff; then echo "PASS equal records"
else
  echo "FAIL equal records: $(grep -c '^[<>]' /tmp/diff) lines differ"
  head -n 60 /tmp/diff | cut -c1-700
fi
# With little in the rings, so that nothing is left out for another reason.
for tap in ringtap ringtap-ebpf; do
  rm -f /tmp/preempted
  $tap --want 257,2 --ring 67108864 --dump >/tmp/preempted 2>&1 & watcher=$!
  while ! grep -qs READY /tmp/preempted && kill -0 $watcher; do sleep 0.1; done
  tid=$(preempted 500)
  kill -TERM $watcher; wait $watcher
  seen=$(grep -a "tid=$tid " /tmp/preempted | grep -ac /marked)
  tail -n 2 /tmp/preempted | sed "s/^/NOTE $tap /"
  if [ "$seen" = 500 ]; then echo "PASS $tap: who is preempted hides nobody"
  else echo "FAIL $tap: $seen of 500 calls seen that preempted another"; fi
done
rmmod gyr && echo "PASS unloads" || echo "FAIL unloads"
echo END
