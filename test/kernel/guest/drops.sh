# SPDX-License-Identifier: Apache-2.0
# The complete program with its own rules and rings of 8 MiB a CPU, beside as many programs as CPUs that do
# nothing but what it watches: no record is lost, by either driver.
insmod /gyr.ko || echo "FAIL loads"
watch() { # engine
  rm -f /tmp/log
  node /gyr/dist/bin/gyr.cjs -r /gyr/rules -v -o engine.kind=$1 -o json_output=true >/tmp/alerts 2>/tmp/log & gyr=$!
  for i in $(seq 600); do
    # An alert of its own rules, so it watches.
    cat /etc/shadow >/dev/null
    [ -s /tmp/alerts ] && return 0
    kill -0 $gyr 2>/dev/null || break
    sleep 0.2
  done
  return 1
}
# A status beyond 128 is that of a signal, 137 the one of a kernel out of memory.
ended_before() { kill -0 $gyr 2>/dev/null || echo ", before it was asked to end"; }
why() {
  echo "it said: $(tail -n 5 /tmp/log | tr '\n' ' ')"
  echo "the kernel said: $(dmesg | tail -n 5 | tr '\n' ' ')"
  echo "memory: $(grep -E 'MemFree|MemAvailable' /proc/meminfo | tr -s ' \n' ' ')"
}
storm() { # title, options of stress-ng
  echo "NOTE $1"; shift
  mkdir -p /tmp/storm; cd /tmp/storm
  timeout -s KILL 60 stress-ng --timeout 5s --oomable "$@" >/tmp/storm.log 2>&1
  grep -q 'run completed' /tmp/storm.log || echo "FAIL $(tail -n 1 /tmp/storm.log)"
  cd /
}
for engine in kmod modern_ebpf; do
  case $engine$(uname -r) in modern_ebpf5.10.*) echo "LEFT OUT $engine: needs 5.17"; continue ;; esac
  if ! watch $engine; then echo "FAIL $engine: $(tail -n 2 /tmp/log | tr '\n' ' ')"; continue; fi
  storm "programs" --fork 1 --exec 1 --exec-max 4
  storm "files" --open 1 --dentry 1
  storm "sockets" --sock 1 --udp 1
  before=$(ended_before)
  kill -TERM $gyr 2>/dev/null; wait $gyr; status=$?
  if [ -n "$before" ] || [ $status != 0 ]; then echo "FAIL $engine: exit status $status$before: $(why | tr '\n' ' ')"; fi
  grep -E 'n_drops|n_evts|Events' /tmp/log | sed 's/^/NOTE /' | head -n 5
  if grep -q 'n_drops: 0$' /tmp/log; then echo "PASS $engine: no drops"; else echo "FAIL $engine: drops: $(tail -n 3 /tmp/log | tr "\n" " ") $(dmesg | tail -n 2)"; fi
done
rmmod gyr && echo "PASS unloads" || echo "FAIL unloads"
echo END
