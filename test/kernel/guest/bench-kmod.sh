# SPDX-License-Identifier: Apache-2.0
# Costs of system calls without the module, with it loaded, and what it adds when it is attached.
. /guest/bench-tap.sh
syscost base getpid openclose
insmod /gyr.ko || echo "FAIL loads"
syscost loaded getpid openclose
measure
rmmod gyr && echo "PASS unloads" || echo "FAIL unloads"
echo END
