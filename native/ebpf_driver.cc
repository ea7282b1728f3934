// SPDX-License-Identifier: Apache-2.0
// The eBPF driver (bpf/driver.h) behind the interface that both drivers have.
#include <sys/epoll.h>

#include "bpf/driver.h"
#include "native/driver.hh"

namespace gyr {
namespace {

const char* reason_word(gyr_bpf_reason reason) {
  switch (reason) {
    case GYR_BPF_NO_BTF:
      return "no-btf";
    case GYR_BPF_OLD_KERNEL:
      return "old-kernel";
    case GYR_BPF_NO_CAPABILITY:
      return "no-capability";
    case GYR_BPF_LOCKDOWN:
      return "lockdown";
    case GYR_BPF_NO_MEMORY:
      return "no-memory";
    case GYR_BPF_REFUSED:
      return "refused";
    case GYR_BPF_OK:
    case GYR_BPF_BAD_REQUEST:
    case GYR_BPF_SYSTEM:
      break;
  }
  return "";
}

Outcome outcome_of(int status, const gyr_bpf_failure& why) {
  if (status == 0) return {};
  return Failure{why.error, why.doing, {}, reason_word(why.reason), why.detail};
}

class EbpfDriver final : public Driver {
 public:
  explicit EbpfDriver(gyr_bpf* driver) : driver_(driver) {}
  ~EbpfDriver() override { gyr_bpf_close(driver_); }

  const char* kind() const override { return "modern_ebpf"; }
  bool preempted() const override { return gyr_bpf_is_preempted(driver_) != 0; }

  std::vector<RingMemory> rings() const override {
    std::vector<RingMemory> rings;
    for (uint32_t cpu = 0; cpu < gyr_bpf_cpus(driver_); cpu++) {
      const struct gyr_bpf_ring* ring = ::gyr_bpf_ring(driver_, cpu);
      rings.push_back({static_cast<uint64_t*>(ring->consumer),
                       static_cast<const uint64_t*>(ring->producer),
                       static_cast<const uint8_t*>(ring->data), ring->bytes});
    }
    return rings;
  }

  Outcome configure(const gyr_settings& settings) override {
    gyr_bpf_failure why{};
    return outcome_of(gyr_bpf_settings(driver_, &settings, &why), why);
  }
  Outcome attach() override {
    gyr_bpf_failure why{};
    return outcome_of(gyr_bpf_attach(driver_, &why), why);
  }
  Outcome detach() override {
    gyr_bpf_failure why{};
    return outcome_of(gyr_bpf_detach(driver_, &why), why);
  }
  Outcome counters(uint32_t cpu, gyr_cpu_counters* out) const override {
    gyr_bpf_failure why{};
    return outcome_of(gyr_bpf_counters(driver_, cpu, out, &why), why);
  }

  std::vector<ProgramCost> program_costs() const override {
    std::vector<ProgramCost> costs;
    for (uint32_t program = 0; program < gyr_bpf_programs(driver_); program++) {
      gyr_bpf_cost cost{};
      if (gyr_bpf_program_cost(driver_, program, &cost) != 0) continue;
      costs.push_back({cost.name, cost.runs, cost.nanoseconds});
    }
    return costs;
  }

  int poll_fd() const override { return gyr_bpf_poll_fd(driver_); }
  void woken() override {
    // The rings are watched edge-triggered: what is told once is told no more.
    epoll_event events[64];
    while (epoll_wait(poll_fd(), events, 64, 0) == 64) {
    }
  }

 private:
  gyr_bpf* driver_;
};

}  // namespace

Outcome open_ebpf(uint64_t ring_bytes, std::unique_ptr<Driver>* driver) {
  gyr_bpf* opened = nullptr;
  gyr_bpf_failure why{};
  if (Outcome failed = outcome_of(gyr_bpf_open(&opened, ring_bytes, GYR_BPF_AS_NEEDED, &why), why)) return failed;
  *driver = std::make_unique<EbpfDriver>(opened);
  return {};
}

}  // namespace gyr
