// SPDX-License-Identifier: Apache-2.0
// One ring of records as its reader sees it (kmod/uapi/gyr.h): where the next record is, and giving room
// back. Knows memory only, no system calls and no JavaScript; whatever stands in the ring, it reads
// nothing outside of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

// gyr.h takes the types from whoever includes it: kernel, BPF program or this.
#include <linux/types.h>

#include "kmod/generated/events.h"
#include "kmod/uapi/gyr.h"

namespace gyr {

/** Where a ring is mapped; the mapping belongs to somebody else and outlives the reader. */
struct RingMemory {
  uint64_t* consumer;        // its page is ours to write
  const uint64_t* producer;  // written by the driver
  const uint8_t* data;       // `bytes` of it, twice in a row
  uint64_t bytes;            // a power of two
};

struct RingRecord {
  const uint8_t* bytes;
  uint32_t length;  // as the record says, and within what the ring says
  uint64_t ts;
};

class RingReader {
 public:
  enum class Next { kRecord, kBusy, kEmpty };

  explicit RingReader(const RingMemory& memory)
      : memory_(memory), tail_(__atomic_load_n(memory.consumer, __ATOMIC_RELAXED)), head_(tail_) {}

  /** Takes note of what the driver has written up to now; next() goes no further. */
  void refresh() {
    // Pairs with the driver's release of its position: all reserved before it is visible.
    head_ = __atomic_load_n(memory_.producer, __ATOMIC_ACQUIRE);
    if (head_ - tail_ > memory_.bytes) abandon();
  }

  /** Bytes between the reader and what refresh() saw. */
  uint64_t used() const { return head_ - tail_; }
  uint64_t capacity() const { return memory_.bytes; }

  /** The record at the reader's place, which stays there until skip(). */
  Next peek(RingRecord* record) {
    while (tail_ != head_) {
      const uint64_t left = head_ - tail_;
      if ((tail_ & 7) != 0 || left < GYR_RING_HEADER) break;
      const uint8_t* at = memory_.data + (tail_ & (memory_.bytes - 1));
      // Pairs with the driver's release of the length: the record is whole when BUSY is gone.
      const uint32_t header =
          __atomic_load_n(reinterpret_cast<const uint32_t*>(at), __ATOMIC_ACQUIRE);
      if ((header & GYR_RING_BUSY) != 0) return Next::kBusy;
      const uint64_t length = header & ~(GYR_RING_BUSY | GYR_RING_DISCARD);
      const uint64_t step = (length + GYR_RING_HEADER + 7) & ~uint64_t{7};
      if (step > left) break;
      step_ = step;
      if ((header & GYR_RING_DISCARD) != 0) {
        tail_ += step;
        continue;
      }
      const uint8_t* bytes = at + GYR_RING_HEADER;
      if (length >= sizeof(gyr_record_header)) {
        // Read once: in a hostile ring it may change, and what was checked is what is used.
        const uint32_t said = load<uint32_t>(bytes + offsetof(gyr_record_header, len));
        if (said >= sizeof(gyr_record_header) && said <= length) {
          *record = {bytes, said, load<uint64_t>(bytes + offsetof(gyr_record_header, ts))};
          return Next::kRecord;
        }
      }
      bad_records_++;
      tail_ += step;
    }
    if (tail_ != head_) abandon();
    return Next::kEmpty;
  }

  /** Goes behind the record that peek() gave. */
  void skip() { tail_ += step_; }

  /** Gives the room up to the reader's place back to the driver. */
  void release() {
    if (released_ == tail_) return;
    // Pairs with the driver's acquire before it overwrites: our reads are done by then.
    __atomic_store_n(memory_.consumer, tail_, __ATOMIC_RELEASE);
    released_ = tail_;
  }

  uint64_t unreleased() const { return tail_ - released_; }
  /** Records whose own length lies, left out. */
  uint64_t bad_records() const { return bad_records_; }
  /** Times that the ring made no sense and all that was in it was given up. */
  uint64_t abandoned() const { return abandoned_; }

 private:
  template <typename T>
  static T load(const uint8_t* at) {
    T value;
    std::memcpy(&value, at, sizeof value);
    return value;
  }

  /** Where the next record begins cannot be known: goes on at the driver's place. */
  void abandon() {
    tail_ = head_ & ~uint64_t{7};
    head_ = tail_;
    abandoned_++;
  }

  RingMemory memory_;
  uint64_t tail_;
  uint64_t head_;
  uint64_t released_ = tail_;
  uint64_t step_ = 0;
  uint64_t bad_records_ = 0;
  uint64_t abandoned_ = 0;
};

}  // namespace gyr
