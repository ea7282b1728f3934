# SPDX-License-Identifier: Apache-2.0
# What the product suite does for gyr to see; product-rules.yaml has the rules for it.
rm -rf /tmp/work; mkdir /tmp/work; cd /tmp/work
cat /etc/shadow >/dev/null
echo x >/tmp/work/written
cat /tmp/work/none 2>/dev/null
mv /tmp/work/written /tmp/work/moved
ln -s /etc /tmp/work/link
chmod 600 /tmp/work/moved
rm /tmp/work/moved
sh -c 'cd /; cat etc/hostname' >/dev/null
(exec 8</etc/hostname; exec cat <&8 >/dev/null)
nc -l -p 9 </dev/null >/dev/null &
sleep 1
timeout 5 nc 127.0.0.1 9 </dev/null >/dev/null
sh -c ': finish'
