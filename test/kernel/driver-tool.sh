# SPDX-License-Identifier: Apache-2.0
# `gyr driver build` with everything real but the machine: by DKMS and by make, signed and not. Runs as root in
# a mount namespace of its own, where all that is written below /usr, /var and /etc is thrown away.
# Arguments: an empty folder, the headers of a kernel, and the program in words.
scratch=$1; headers=$2; shift 2
die() { echo "FAIL $*"; exit 1; }
check() { # name, command...
  name=$1; shift
  if "$@" >$scratch/out 2>&1; then echo "PASS $name"; else echo "FAIL $name: $(tail -n 3 $scratch/out | tr '\n' ' ')"; fi
}
mount -t tmpfs none $scratch || die "mount a tmpfs"
for folder in usr var etc; do
  mkdir -p $scratch/$folder.upper $scratch/$folder.work
  mount -t overlay -o lowerdir=/$folder,upperdir=$scratch/$folder.upper,workdir=$scratch/$folder.work overlay /$folder ||
    die "mount an overlay on /$folder"
done
release=$(uname -r)
rm -rf /lib/modules/$release /var/lib/dkms/gyr /var/lib/gyr /var/lib/shim-signed
mkdir -p /lib/modules/$release
version=$(sed -n 's/^PACKAGE_VERSION="\(.*\)"/\1/p' kmod/dkms.conf)
file=/var/lib/gyr/$release/kmod/gyr.ko
dkms=$(command -v dkms)

says() { # what the last check must have said
  grep -q -- "$2" $scratch/out && echo "PASS $1" || echo "FAIL $1: $(tail -n 3 $scratch/out | tr '\n' ' ')"
}
refused() { "$@"; [ $? = 1 ]; }
check "without headers: exit code 1" refused "$@" driver build
says "says which headers" "headers of the running kernel are missing"
ln -s $headers /lib/modules/$release/build

if [ -n "$dkms" ]; then
  rm -f /var/lib/dkms/mok.*
  # What an older gyr left.
  cp -r kmod /usr/src/gyr-0.0.9
  sed -i 's/^PACKAGE_VERSION=.*/PACKAGE_VERSION="0.0.9"/' /usr/src/gyr-0.0.9/dkms.conf
  check "DKMS adds an older version" dkms add gyr/0.0.9
  check "builds by DKMS" "$@" driver build
  says "says that DKMS signed it" 'by DKMS .* signed by "DKMS module signing key"'
  check "DKMS has it installed" sh -c "dkms status gyr/$version | grep -q installed"
  check "DKMS has no older version" sh -c '! dkms status | grep -q 0.0.9 && [ ! -e /usr/src/gyr-0.0.9 ]'
  check "the module has DKMS's signature" sh -c 'modinfo -F signer gyr | grep -q "DKMS module signing key"'
  check "the module has the version of the package" sh -c "[ \$(modinfo -F version gyr) = $version ]"
  echo '/* changed */' >>/usr/src/gyr-$version/main.c
  check "builds the same version again, from the package's sources" "$@" driver build
  check "the changed source is gone" sh -c "! grep -q changed /usr/src/gyr-$version/main.c"
  check "status sees it" sh -c '"$@" driver status | grep "^signature: *\"DKMS module signing key\""' sh "$@"
  dkms remove gyr/$version --all >/dev/null 2>&1
  check "DKMS removes all of it" sh -c "! dkms status | grep -q gyr && ! find /lib/modules/$release | grep gyr.ko"
  mkdir $scratch/broken.upper $scratch/broken.work
  mount -t overlay -o lowerdir=kmod,upperdir=$scratch/broken.upper,workdir=$scratch/broken.work overlay kmod
  echo 'syntax error' >>kmod/main.c
  check "a compiler that fails: exit code 1" refused "$@" driver build
  says "shows the compiler's log" "main.c"
  umount kmod
  dkms remove gyr/$version --all >/dev/null 2>&1
  rm -f "$dkms" /var/lib/dkms/mok.*
else
  echo "LEFT OUT building by DKMS: dkms is not installed"
fi

check "builds by make" "$@" driver build
says "says where it is" "built $file; load it"
check "it has no signature" sh -c "[ -z \"\$(modinfo -F signer $file)\" ]"
mkdir -p $scratch/keys
openssl req -new -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=key of the test/" \
  -keyout $scratch/keys/key.pem -outform DER -out $scratch/keys/cert.der 2>/dev/null
check "builds and signs by make" "$@" driver build --sign $scratch/keys/key.pem $scratch/keys/cert.der
says "says whose signature it is" 'signed by "key of the test"'
check "the signature is appended" sh -c "tail -c 28 $file | grep -q '~Module signature appended~'"
check "its hash is that of the kernel" sh -c "[ sha256 = \$(modinfo -F sig_hashalgo $file) ]"
check "a key that is no key: exit code 1" refused "$@" driver build --sign /etc/passwd $scratch/keys/cert.der
says "says that it is not signed" "built but not signed"
check "only half of a key: exit code 2" sh -c '"$@" driver build --sign /etc/passwd; [ $? = 2 ]' sh "$@"
mkdir -p /var/lib/shim-signed/mok
cp $scratch/keys/key.pem /var/lib/shim-signed/mok/MOK.priv
cp $scratch/keys/cert.der /var/lib/shim-signed/mok/MOK.der
check "takes the key of the machine by itself" "$@" driver build
says "says so" 'signed by "key of the test"'
echo END
