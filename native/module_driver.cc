// SPDX-License-Identifier: Apache-2.0
// The kernel module's device (kmod/uapi/gyr.h): handshake, rings, settings.
#include <fcntl.h>
#include <sys/ioctl.h>

#include <cinttypes>
#include <cstdio>
#include <cstring>

#include "native/device.hh"
#include "native/driver.hh"

namespace gyr {
namespace {

struct MappedRing {
  Mapping consumer;
  Mapping rest;
};

class ModuleDriver final : public Driver {
 public:
  ModuleDriver(std::string path, Descriptor device, uint64_t ring_bytes)
      : path_(std::move(path)), ring_bytes_(ring_bytes), device_(std::move(device)) {}

  Outcome map(uint32_t cpus) {
    const size_t page = static_cast<size_t>(sysconf(_SC_PAGESIZE));
    const size_t all = 2 * page + 2 * ring_bytes_;
    for (uint32_t cpu = 0; cpu < cpus; cpu++) {
      const off_t at = static_cast<off_t>(cpu * all);
      MappedRing ring;
      if (!ring.consumer.map(device_.get(), page, PROT_READ | PROT_WRITE, at) ||
          !ring.rest.map(device_.get(), all - page, PROT_READ, at + static_cast<off_t>(page))) {
        return system_failure("mmap", path_);
      }
      mapped_.push_back(std::move(ring));
    }
    return {};
  }

  const char* kind() const override { return "kmod"; }

  std::vector<RingMemory> rings() const override {
    const size_t page = static_cast<size_t>(sysconf(_SC_PAGESIZE));
    std::vector<RingMemory> rings;
    for (const MappedRing& ring : mapped_) {
      rings.push_back({reinterpret_cast<uint64_t*>(ring.consumer.get()),
                       reinterpret_cast<const uint64_t*>(ring.rest.get()), ring.rest.get() + page,
                       ring_bytes_});
    }
    return rings;
  }

  Outcome configure(const gyr_settings& settings) override {
    gyr_settings copy = settings;
    return control(GYR_IOC_SETTINGS, &copy, "ioctl SETTINGS");
  }
  Outcome attach() override { return control(GYR_IOC_ATTACH, nullptr, "ioctl ATTACH"); }
  Outcome detach() override { return control(GYR_IOC_DETACH, nullptr, "ioctl DETACH"); }

  Outcome counters(uint32_t cpu, gyr_cpu_counters* out) const override {
    gyr_counters_request request{};
    request.cpu = cpu;
    Outcome outcome = control(GYR_IOC_COUNTERS, &request, "ioctl COUNTERS");
    if (!outcome) *out = request.counters;
    return outcome;
  }

  int poll_fd() const override { return device_.get(); }

 private:
  Outcome control(unsigned long request, void* argument, const char* name) const {
    if (ioctl(device_.get(), request, argument) == 0) return {};
    return system_failure(name, path_);
  }

  const std::string path_;
  const uint64_t ring_bytes_;
  // Mappings go before the device they are of.
  Descriptor device_;
  std::vector<MappedRing> mapped_;
};

}  // namespace

Outcome open_module(const std::string& path, uint64_t ring_bytes, std::unique_ptr<Driver>* driver) {
  Descriptor device(open(path.c_str(), O_RDWR | O_CLOEXEC));
  if (!device) return system_failure("open", path);
  gyr_hello hello{};
  if (ioctl(device.get(), GYR_IOC_HELLO, &hello) != 0) return system_failure("ioctl HELLO", path);
  hello.version[sizeof hello.version - 1] = '\0';
  if (hello.api != GYR_DRIVER_API || hello.schema_hash != GYR_SCHEMA_HASH) {
    char text[160];
    std::snprintf(text, sizeof text,
                  "module %s has interface %u and schema %016" PRIx64
                  ", this program %u and %016" PRIx64,
                  hello.version, hello.api, static_cast<uint64_t>(hello.schema_hash),
                  GYR_DRIVER_API, static_cast<uint64_t>(GYR_SCHEMA_HASH));
    return refusal("other-version", text);
  }
  gyr_rings rings{ring_bytes};
  if (ioctl(device.get(), GYR_IOC_RINGS, &rings) != 0) return system_failure("ioctl RINGS", path);
  auto opened = std::make_unique<ModuleDriver>(path, std::move(device), ring_bytes);
  if (Outcome failed = opened->map(hello.cpus)) return failed;
  *driver = std::move(opened);
  return {};
}

}  // namespace gyr
