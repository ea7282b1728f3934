# SPDX-License-Identifier: Apache-2.0
# For the measurements of both drivers: a reader that attaches and stands still (its rings are large
# enough for all that is recorded), and what is measured with it.
tap() { # set of interest: starts the reader
  rm -f /tmp/tap
  ringtap --want $1 --ring 33554432 --hold >/tmp/tap 2>&1 & tap=$!
  while ! grep -qs READY /tmp/tap; do
    if ! kill -0 $tap 2>/dev/null; then echo "FAIL $1: $(tail -n 1 /tmp/tap)"; break; fi
    sleep 0.1
  done
}
untap() { # name: ends it; its last line counts what the rings hold
  kill -TERM $tap; wait $tap
  if grep -q "begun=.* dropped=0$" /tmp/tap; then echo "PASS $1: $(tail -n 1 /tmp/tap)"
  else echo "FAIL $1: $(tail -n 1 /tmp/tap)"; fi
}
measure() {
  tap default; syscost --added default $tap getpid openclose forkexec; untap default
  tap all; syscost --added all $tap read64; untap all
  # Enough for what else goes on to vanish.
  tap 3,257; syscost --pairs 10000; untap "open and close alone"
  bytes=$(tail -n 1 /tmp/tap | sed 's/.* bytes=\([0-9]*\) .*/\1/')
  echo "NOTE bytes of open and close: $((bytes / 10000))"
}
