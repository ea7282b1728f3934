# SPDX-License-Identifier: Apache-2.0
# The module by itself: what programs do is in its records, its counters are exact, it survives what
# its reader and its users do to it, and it leaves no trace.
check() { # name, command...
  name=$1; shift
  if "$@" >/tmp/out 2>&1; then echo "PASS $name"; else echo "FAIL $name: $(tail -n 1 /tmp/out)"; fi
}
tap() { # file, options...: starts the reader and waits until it is attached
  file=$1; shift
  rm -f $file
  ringtap "$@" >$file 2>&1 & tap=$!
  for i in $(seq 100); do
    grep -qs READY $file && return 0
    kill -0 $tap 2>/dev/null || break
    sleep 0.1
  done
  cat $file; return 1
}
untap() { kill -TERM $tap; wait $tap; }
load() { # processes that come and go on all CPUs
  sh -c 'while :; do /bin/busybox true; cat /etc/hostname >/dev/null; done' & load1=$!
  sh -c 'while :; do /bin/busybox ls / >/dev/null; echo x >/tmp/load; done' & load2=$!
}
unload() { kill $load1 $load2 2>/dev/null; wait $load1 $load2 2>/dev/null; true; }

check "loads" insmod /gyr.ko
check "device is there" test -c /dev/gyr

content() { # program
  tap /tmp/tap --want all --enter --environment --ring 4194304 --dump || return 1
  $1 >/tmp/expected; result=$?
  untap || return 1
  [ $result = 0 ] || { grep WRONG /tmp/expected; return 1; }
  awk -f /bin/expect.awk /tmp/expected /tmp/tap
}
insmod /brd.ko rd_nr=1 rd_size=32768
while [ ! -b /dev/ram0 ]; do sleep 0.1; done
mkswap /dev/ram0 >/dev/null && swapon /dev/ram0 || echo "FAIL swap"
for program in calls calls32 pages; do
  content $program >/tmp/content 2>&1 && echo "PASS records of $program" || echo "FAIL records of $program: $(tail -n 1 /tmp/content)"
  grep '^NOTE\|^MISSING' /tmp/content | sed 's/^MISSING/NOTE missing/' | head -n 40
done
check "memory that could not be read is counted" grep 'faults=[1-9]' /tmp/tap
swapoff /dev/ram0

bad() {
  tap /tmp/tap --want all --enter --signals --faults --environment --ring 1048576 || return 1
  # A call among them waits for ever on 5.10, with and without the module.
  timeout 30 calls --bad >/dev/null 2>&1
  untap; result=$?
  tail -n 2 /tmp/tap
  return $result
}
check "bad pointers in every argument" bad
tail -n 2 /tmp/tap | sed 's/^/NOTE /'

everything() {
  tap /tmp/tap --want all --enter --signals --switches --faults --ring 1048576 || return 1
  load; sleep 3; unload
  untap; result=$?
  tail -n 2 /tmp/tap
  return $result
}
check "all tracepoints under load" everything
tail -n 2 /tmp/tap | sed 's/^/NOTE /'

overrun() { # ring bytes
  tap /tmp/tap --want all --ring $1 --hold || return 1
  # So much work, not so much time: on a busy machine there is little of it in a second.
  for i in $(seq 200); do /bin/busybox true; done
  untap || { tail -n 1 /tmp/tap; return 1; }
  grep -q 'full=[1-9]' /tmp/tap || { echo "nothing was dropped"; return 1; }
}
check "overrun of a page is counted" overrun 4096
check "overrun of 64 KiB is counted" overrun 65536
slow() {
  tap /tmp/tap --want all --ring 65536 --slow 300 || return 1
  load; sleep 3; unload
  untap; result=$?
  tail -n 1 /tmp/tap
  return $result
}
check "a slow reader: written and read agree" slow

busy() {
  tap /tmp/tap --want default || return 1
  ringtap --want default >/tmp/second 2>&1 && return 1
  grep -q 'busy' /tmp/second || { cat /tmp/second; return 1; }
  rmmod gyr 2>/dev/null && return 1
  untap
}
check "a second reader is told busy, the module stays while it is read" busy

# Its rights are not all: others are refused also where the device's file lets them in.
nobody() { chmod 666 /dev/gyr; hostile nobody; result=$?; chmod 600 /dev/gyr; return $result; }
check "nobody but root may read it" nobody
check "a reader that does everything wrong" hostile

killed() {
  for i in $(seq 10); do
    tap /tmp/tap --want all --enter || return 1
    kill -9 $tap; wait $tap
  done
  tap /tmp/tap --want none || return 1
  untap
}
load
check "reader killed under load, ten times" killed
check "attach and detach 20 times under load" ringtap --want all --enter --signals --cycle 20
unloads() { for i in 1 2 3; do rmmod gyr && insmod /gyr.ko || return 1; done; }
check "unloads and loads under load" unloads
unload

hotplug() {
  online=/sys/devices/system/cpu/cpu1/online
  test -w $online || { echo "no second CPU"; return 1; }
  tap /tmp/tap --want all --ring 1048576 || return 1
  load
  for i in $(seq 5); do echo 0 >$online; sleep 0.2; echo 1 >$online; sleep 0.2; done
  unload
  untap; result=$?
  tail -n 1 /tmp/tap
  return $result
}
check "attach and detach 1,000 times" ringtap --want all --enter --cycle 1000
check "CPU goes offline and comes back" hotplug

memory() {
  # More than there is, twice: refused, and all given back.
  for i in 1 2; do
    ringtap --want none --ring 1073741824 >/tmp/second 2>&1 && return 1
    grep -q 'memory' /tmp/second || { cat /tmp/second; return 1; }
  done
  tap /tmp/tap --want default && untap
}
check "too little memory is told, and given back" memory

check "unloads" rmmod gyr
echo END
