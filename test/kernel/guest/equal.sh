# SPDX-License-Identifier: Apache-2.0
# Both drivers watch the same programs at the same time: their records must be the same, field by
# field, but for the clock.
# eBPF needs 5.17; the module alone is tried elsewhere.
case $(uname -r) in 5.10.*) echo "LEFT OUT equal records: the eBPF driver needs 5.17"; echo END; exit;; esac
insmod /gyr.ko || echo "FAIL loads"
insmod /brd.ko rd_nr=1 rd_size=32768
while [ ! -b /dev/ram0 ]; do sleep 0.1; done
mkswap /dev/ram0 >/dev/null && swapon /dev/ram0 || echo "FAIL swap"
both() { # name, fewest records, workloads, options of the readers...: leaves records in /tmp/kmod.sorted, /tmp/ebpf.sorted
  name=$1; fewest=$2; works=$3; shift 3
  rm -f /tmp/kmod /tmp/ebpf
  ringtap "$@" --ring 16777216 --dump >/tmp/kmod 2>&1 & kmod=$!
  ringtap-ebpf "$@" --ring 16777216 --dump >/tmp/ebpf 2>&1 & ebpf=$!
  for tap in kmod ebpf; do
    while ! grep -qs READY /tmp/$tap; do
      if ! kill -0 $kmod || ! kill -0 $ebpf; then echo "FAIL attach: $(tail -n 1 /tmp/$tap)"; break; fi
      sleep 0.1
    done
  done
  # Processes of the workloads come after these; all others were there before.
  first=$(sh -c 'echo $$')
  for work in $works; do
    rm -rf /tmp/$work; mkdir -p /tmp/$work
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
  if [ "$(wc -l </tmp/kmod.sorted)" -lt $fewest ]; then echo "FAIL $name: too few records"; fi
  if diff /tmp/kmod.sorted /tmp/ebpf.sorted >/tmp/diff; then echo "PASS $name"
  else
    echo "FAIL $name: $(grep -c '^[<>]' /tmp/diff) lines differ"
    head -n 60 /tmp/diff | cut -c1-700
  fi
}
has() { # name, times, pattern of a record
  times=$(grep -c -- "$3" /tmp/kmod.sorted)
  if [ $times = $2 ]; then echo "PASS $1"; else echo "FAIL $1: $times records instead of $2"; fi
}

both "equal records" 500 "files sockets ids processes pages" --want all --enter --signals --environment

# What settings leave out or add: 2 is open, 42 connect, 44 sendto.
both "equal, all opens" 6 settings --want 2
has "a name that is not there" 1 '"absent'
has "files that are only read" 1 '"new.* 1 0 '
both "equal, successes" 5 settings --want 2,42 --success
has "failures are left out" 0 '"absent'
has "a connection in progress is no failure" 1 ' -115 '
both "equal, without reads" 5 settings --want 2 --no-reads
has "files that are only read are left out" 0 '"new.* 1 0 '
has "directories are not" 1 '"\.\\x00"'
both "equal, data of chosen ports" 2 settings --want 44 --snaplen 20 --long-snaplen 200 --ports 46820-46829
has "20 bytes of a port that is not chosen" 1 '"d\{20\}"'
has "200 bytes of one that is" 1 '"d\{200\}"'
rmmod gyr && echo "PASS unloads" || echo "FAIL unloads"
echo END
