// SPDX-License-Identifier: Apache-2.0
// What module and eBPF driver have in common for their reader. Implemented by module_driver.cc and
// ebpf_driver.cc; used by napi/driver_object.cc.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "native/error.hh"
#include "native/ring_reader.hh"

namespace gyr {

/** What a program of the driver cost in the kernel so far. */
struct ProgramCost {
  std::string name;
  uint64_t runs;
  uint64_t nanoseconds;
};

class Driver {
 public:
  Driver() = default;
  Driver(const Driver&) = delete;
  Driver& operator=(const Driver&) = delete;
  /** Detaches and unmaps: RingMemory of rings() is void from then on. */
  virtual ~Driver() = default;

  virtual const char* kind() const = 0;
  /** Other threads may come between while a record is made, and what they do is then lost. */
  virtual bool preempted() const { return false; }
  /** Index = CPU. */
  virtual std::vector<RingMemory> rings() const = 0;
  virtual Outcome configure(const gyr_settings& settings) = 0;
  virtual Outcome attach() = 0;
  virtual Outcome detach() = 0;
  virtual Outcome counters(uint32_t cpu, gyr_cpu_counters* out) const = 0;
  /** Of drivers that consist of programs. */
  virtual std::vector<ProgramCost> program_costs() const { return {}; }
  /** Readable when a ring is beyond the watermark. */
  virtual int poll_fd() const = 0;
  /** Called when poll_fd() was readable. */
  virtual void woken() {}
};

/** /dev/gyr: checks version and schema, makes the rings, maps them. */
Outcome open_module(const std::string& path, uint64_t ring_bytes, std::unique_ptr<Driver>* driver);

/** The eBPF programs (bpf/driver.h), loaded, with their rings. */
Outcome open_ebpf(uint64_t ring_bytes, std::unique_ptr<Driver>* driver);

}  // namespace gyr
