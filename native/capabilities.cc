// SPDX-License-Identifier: Apache-2.0
// See capabilities.hh. By system call: the C library has no wrappers, and a library for it would have to be
// installed.
#include "native/capabilities.hh"

#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>

namespace gyr {
namespace {

constexpr int kLastCapability = 63;

struct Sets {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  __user_cap_data_struct data[_LINUX_CAPABILITY_U32S_3]{};

  bool read() { return syscall(SYS_capget, &header, data) == 0; }
  bool write() { return syscall(SYS_capset, &header, data) == 0; }
  uint64_t permitted() const {
    return (static_cast<uint64_t>(data[1].permitted) << 32) | data[0].permitted;
  }
  void set(uint64_t mask) {
    for (int half = 0; half < 2; half++) {
      const auto bits = static_cast<uint32_t>(mask >> (32 * half));
      data[half] = {.effective = bits, .permitted = bits, .inheritable = 0};
    }
  }
};

}  // namespace

Outcome hold_capabilities(uint64_t keep) {
  if (prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0) != 0) return system_failure("prctl KEEPCAPS", "");
  for (int each = 0; each <= kLastCapability; each++) {
    if ((keep >> each & 1) != 0) continue;
    if (prctl(PR_CAPBSET_DROP, each, 0, 0, 0) == 0) continue;
    // Beyond the last one that this kernel knows; or somebody has limited us already.
    if (errno == EINVAL || errno == EPERM) break;
    return system_failure("prctl CAPBSET_DROP", "");
  }
  return {};
}

Outcome limit_capabilities(uint64_t keep) {
  Sets sets;
  if (!sets.read()) return system_failure("capget", "");
  const uint64_t left = sets.permitted() & keep;
  sets.set(left);
  if (!sets.write()) return system_failure("capset", "");
  if (prctl(PR_SET_KEEPCAPS, 0, 0, 0, 0) != 0) return system_failure("prctl KEEPCAPS", "");
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
    return system_failure("prctl NO_NEW_PRIVS", "");
  }
  return {};
}

}  // namespace gyr
