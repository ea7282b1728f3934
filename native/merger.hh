// SPDX-License-Identifier: Apache-2.0
// Many rings into one stream: records in the order of their times, each as an event block of a capture
// (libscap's EV_BLOCK_TYPE_V2), so that the stream is the body of a .scap file. No system calls.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "native/ring_reader.hh"

namespace gyr {

struct MergeCounters {
  uint64_t records = 0;
  uint64_t bytes = 0;      // of blocks
  uint64_t too_large = 0;  // records that fit into no target, left out
};

class Merger {
 public:
  /** `rings[i]` is that of CPU i. */
  explicit Merger(const std::vector<RingMemory>& rings);

  /**
   * Fills `target` with blocks and gives the room in the rings back; returns the bytes written.
   *
   * A record is taken a moment before it can be seen here, so one that is older may still come on another
   * CPU: what is younger than `horizon` waits for the next call, unless a ring is nearly full. `now` is
   * the time at which the call was begun; times beyond it (a clock that was set back) do not wait.
   */
  size_t drain(uint8_t* target, size_t size, uint64_t horizon, uint64_t now);

  /** Whether the last drain() left records that were there. */
  bool pending() const { return pending_; }
  const MergeCounters& counters() const { return counters_; }
  const std::vector<RingReader>& rings() const { return readers_; }

 private:
  struct Head {
    uint64_t ts;
    uint32_t ring;
    RingRecord record;
  };

  bool advance(uint32_t ring, Head* head);
  void push(const Head& head);
  void sift_down(size_t at);

  std::vector<RingReader> readers_;
  std::vector<Head> heap_;  // oldest record first
  MergeCounters counters_;
  bool pending_ = false;
};

}  // namespace gyr
