# SPDX-License-Identifier: Apache-2.0
# Nobody hides from a driver, and it hides nobody.
insmod /gyr.ko || echo "FAIL loads"
taps="ringtap ringtap-ebpf"
case $(uname -r) in 5.10.*) taps=ringtap; echo "LEFT OUT eBPF: needs 5.17";; esac
watch() { # file, program...
  file=$1; shift
  rm -f $file
  "$@" >$file 2>&1 & watcher=$!
  while ! grep -qs READY $file && kill -0 $watcher; do sleep 0.1; done
}

for tap in $taps; do
  # With little in the rings, so that nothing is left out for another reason.
  watch /tmp/preempted $tap --want 257,2 --ring 67108864 --dump
  tid=$(preempted 500)
  kill -TERM $watcher; wait $watcher
  seen=$(grep "tid=$tid " /tmp/preempted | grep -c /marked)
  tail -n 2 /tmp/preempted | sed "s/^/NOTE $tap /"
  if [ "$seen" = 500 ]; then echo "PASS $tap: who is preempted hides nobody"
  else echo "FAIL $tap: $seen of 500 calls seen that preempted another"; fi
done

# A reader that has another id in its own namespace: there it is process 1.
for tap in $taps; do
  watch /tmp/self unshare -p -f $tap --want all --ring 16777216 --dump
  own=$(pidof $tap); other=$(sh -c 'echo $$')
  kill -TERM $own; wait $watcher
  if [ -z "$own" ] || ! grep -q "tid=$other " /tmp/self; then echo "FAIL $tap in a namespace: $(tail -n 1 /tmp/self)"
  elif grep -q "tid=$own " /tmp/self; then echo "FAIL $tap in a namespace: $(grep -c "tid=$own " /tmp/self) records of itself"
  else echo "PASS $tap in a namespace does not record itself"; fi
done
# Names and files change while they are looked at, by whoever is preempted in the midst of that: records come, the
# kernel stays whole (its log is looked at).
(while :; do :; done) & busy1=$!
(while :; do :; done) & busy2=$!
for tap in $taps; do
  watch /tmp/names $tap --want 59,257 --ring 67108864
  if names 400 >/tmp/names.out 2>&1; then echo "PASS $tap: names change meanwhile"
  else echo "FAIL $tap: names change meanwhile: $(tail -n 2 /tmp/names.out | tr '\n' ' ')"; fi
  kill -TERM $watcher; wait $watcher || echo "FAIL $tap: $(tail -n 1 /tmp/names)"
  tail -n 1 /tmp/names | sed "s/^/NOTE $tap /"
done
kill $busy1 $busy2
rmmod gyr && echo "PASS unloads" || echo "FAIL unloads"
echo END
