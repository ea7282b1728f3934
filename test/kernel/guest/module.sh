# SPDX-License-Identifier: Apache-2.0
# The module by itself: it loads, unloads, and leaves no trace.
check() { # name, command...
  name=$1; shift
  if "$@" >/tmp/out 2>&1; then echo "PASS $name"; else echo "FAIL $name: $(tail -n 1 /tmp/out)"; fi
}
check "loads" insmod /gyr.ko
check "device is there" test -c /dev/gyr
check "unloads" rmmod gyr
echo END
