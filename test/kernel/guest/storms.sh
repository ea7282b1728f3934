# SPDX-License-Identifier: Apache-2.0
# Storms of system calls by stress-ng while a driver records everything and its reader is slow: what was
# begun is what was written and dropped, exactly; nothing crashes, and the module goes afterwards.
storm() { # title, reader, options of stress-ng...
  title=$1; reader=$2; shift 2
  rm -f /tmp/tap
  $reader --want all --enter --signals --switches --faults --environment --ring 131072 --slow 200 >/tmp/tap 2>&1 & tap=$!
  while ! grep -qs READY /tmp/tap; do
    if ! kill -0 $tap 2>/dev/null; then echo "FAIL $title: $(tail -n 1 /tmp/tap)"; return; fi
    sleep 0.1
  done
  rm -rf /tmp/storm; mkdir -m 777 /tmp/storm
  # Some will not run as root.
  su -s /bin/sh $user -c "cd /tmp/storm; timeout -s KILL 60 stress-ng --timeout 3s --no-rand-seed --oomable $*" >/tmp/storm.log 2>&1
  kill -TERM $tap; wait $tap; result=$?
  sed -n 's/.*\(unsuccessful run\|skipped: [1-9].*\)/NOTE stress-ng \1/p' /tmp/storm.log | head -n 3
  echo "NOTE $(tail -n 1 /tmp/tap) $(tail -n 2 /tmp/tap | head -n 1)"
  if [ $result != 0 ]; then echo "FAIL $title: $(grep WRONG /tmp/tap | head -n 1)"
  elif ! grep -q 'run completed' /tmp/storm.log; then echo "FAIL $title: $(tail -n 2 /tmp/storm.log | tr '\n' ' ')"
  elif dmesg | grep -qE 'WARNING|BUG:|Oops|Call Trace'; then echo "FAIL $title: the kernel complained"
  else echo "PASS $title"; fi
}
storms() { # driver, reader
  user=nobody
  storm "$1: invalid calls" $2 --sysinval 1 --sysbadaddr 1 --enosys 1
  user=root
  storm "$1: processes" $2 --clone 1 --clone-max 32 --fork 1 --vfork 1 --exec 1 --exec-max 8 --kill 1 --pidfd 1
  storm "$1: sockets" $2 --sock 1 --sockpair 1 --udp 1 --epoll 1 --sockfd 1 --poll 1
  storm "$1: files" $2 --dentry 1 --open 1 --dup 1 --fcntl 1 --rename 1 --splice 1 --io-uring 1
  storm "$1: memory and signals" $2 --mmap 1 --mmap-bytes 16m --mremap 1 --mremap-bytes 8m --fault 1 --signal 1 --sigq 1 --sigsegv 1 --prctl 1 --futex 1
}
insmod /gyr.ko && echo "PASS loads" || echo "FAIL loads"
storms module ringtap
rmmod gyr && echo "PASS unloads" || echo "FAIL unloads"
case $(uname -r) in
  5.10.*) echo "LEFT OUT eBPF: needs 5.17" ;;
  *) storms eBPF ringtap-ebpf ;;
esac
echo END
