// SPDX-License-Identifier: Apache-2.0
// A ring in ordinary memory with its data mapped twice, and a driver's hand to write into it.
#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>

#include "native/ring_reader.hh"

namespace gyr {

class FakeRing {
 public:
  explicit FakeRing(uint64_t bytes) : bytes_(bytes) {
    const int fd = memfd_create("ring", MFD_CLOEXEC);
    if (fd < 0 || ftruncate(fd, static_cast<off_t>(bytes)) != 0) std::abort();
    void* at = mmap(nullptr, 2 * bytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    data_ = static_cast<uint8_t*>(at);
    for (uint64_t half = 0; half < 2; half++) {
      if (mmap(data_ + half * bytes, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, fd,
               0) == MAP_FAILED) {
        std::abort();
      }
    }
    close(fd);
  }
  FakeRing(const FakeRing&) = delete;
  FakeRing& operator=(const FakeRing&) = delete;
  ~FakeRing() { munmap(data_, 2 * bytes_); }

  RingMemory memory() { return {&consumer, &producer, data_, bytes_}; }

  /** Writes a record of the least length and more, with `ts`; false when there is no room. */
  bool write(uint64_t ts, uint32_t extra = 0, uint32_t flags = 0) {
    const uint32_t length = sizeof(gyr_record_header) + extra;
    gyr_record_header header{ts, 7, length, 3, 0};
    return raw(&header, length, length | flags, extra);
  }

  /** Any header word before `length` bytes of which the first are a record's header. */
  bool raw(const gyr_record_header* record, uint32_t length, uint32_t word, uint32_t extra) {
    const uint64_t step = (uint64_t{length} + GYR_RING_HEADER + 7) & ~uint64_t{7};
    if (step > bytes_ - (producer - consumer)) return false;
    uint8_t* at = data_ + (producer & (bytes_ - 1));
    std::memset(at, 0xee, step);
    std::memcpy(at, &word, sizeof word);
    if (length >= sizeof *record) {
      std::memcpy(at + GYR_RING_HEADER, record, sizeof *record);
      std::memset(at + GYR_RING_HEADER + sizeof *record, static_cast<int>(record->ts & 0xff), extra);
    }
    last_ = at;
    producer += step;
    return true;
  }

  /** Takes the BUSY bit from the record written last. */
  void commit() {
    uint32_t word;
    std::memcpy(&word, last_, sizeof word);
    word &= ~GYR_RING_BUSY;
    std::memcpy(last_, &word, sizeof word);
  }

  uint8_t* data() { return data_; }

  uint64_t consumer = 0;
  uint64_t producer = 0;

 private:
  uint64_t bytes_;
  uint8_t* data_;
  uint8_t* last_ = nullptr;
};

}  // namespace gyr
