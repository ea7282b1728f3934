# SPDX-License-Identifier: Apache-2.0
# Costs of system calls without the module, with it loaded, and with each set of interest while the
# reader stands still (its rings are large enough for all that is recorded).
syscost base
insmod /gyr.ko || echo "FAIL loads"
syscost loaded
for set in none default all; do
  rm -f /tmp/tap
  ringtap --want $set --ring 33554432 --hold >/tmp/tap 2>&1 & tap=$!
  while ! grep -qs READY /tmp/tap; do
    if ! kill -0 $tap 2>/dev/null; then echo "FAIL $set: $(tail -n 1 /tmp/tap)"; break; fi
    sleep 0.1
  done
  syscost $set
  kill -TERM $tap; wait $tap
  # Its last line counts what the rings hold.
  if grep -q "begun=.* dropped=0$" /tmp/tap; then echo "PASS $set: $(tail -n 1 /tmp/tap)"
  else echo "FAIL $set: $(tail -n 1 /tmp/tap)"; fi
done
rmmod gyr && echo "PASS unloads" || echo "FAIL unloads"
echo END
