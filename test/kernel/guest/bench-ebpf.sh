# SPDX-License-Identifier: Apache-2.0
# What the eBPF driver adds to system calls when it is attached.
. /guest/bench-tap.sh
measure
echo END
