// SPDX-License-Identifier: Apache-2.0
// See merger.hh.
#include "native/merger.hh"

#include <cstring>
#include <utility>

namespace gyr {
namespace {

constexpr uint32_t kEventBlock = 0x216;
/** The same for records beyond 64 KiB: readers make more room for it. */
constexpr uint32_t kLargeEventBlock = 0x221;
// Readers take an ordinary block into 64 KiB: CPU (2), flags (4), record, the length again (4).
constexpr uint32_t kLargeRecord = 0x10000 - 10;
/** Type, length, cpu; padding follows the record, then the length again. */
constexpr size_t kBlockHead = 4 + 4 + 2;
constexpr size_t kBlockTail = 4;

/** Room is given back before all of a ring is read, so that the driver need not wait for the rest. */
constexpr uint64_t kReleaseBytes = 64 << 10;

size_t block_size(uint32_t record) {
  return ((kBlockHead + size_t{record} + 3) & ~size_t{3}) + kBlockTail;
}

template <typename T>
void store(uint8_t* at, T value) {
  std::memcpy(at, &value, sizeof value);
}

void write_block(uint8_t* at, size_t size, uint16_t cpu, const RingRecord& record) {
  store<uint32_t>(at, record.length > kLargeRecord ? kLargeEventBlock : kEventBlock);
  store<uint32_t>(at + 4, static_cast<uint32_t>(size));
  store<uint16_t>(at + 8, cpu);
  std::memcpy(at + kBlockHead, record.bytes, record.length);
  // Padding is at most three bytes, right before the second length: nothing older shows through.
  const size_t end = kBlockHead + record.length;
  std::memset(at + end, 0, size - kBlockTail - end);
  store<uint32_t>(at + size - kBlockTail, static_cast<uint32_t>(size));
}

}  // namespace

Merger::Merger(const std::vector<RingMemory>& rings) {
  readers_.reserve(rings.size());
  heap_.reserve(rings.size());
  for (const RingMemory& ring : rings) readers_.emplace_back(ring);
}

bool Merger::advance(uint32_t ring, Head* head) {
  RingRecord record;
  switch (readers_[ring].peek(&record)) {
    case RingReader::Next::kRecord:
      *head = {record.ts, ring, record};
      return true;
    case RingReader::Next::kBusy:
      pending_ = true;
      return false;
    case RingReader::Next::kEmpty:
      return false;
  }
  return false;
}

void Merger::push(const Head& head) {
  heap_.push_back(head);
  for (size_t at = heap_.size() - 1; at > 0;) {
    const size_t parent = (at - 1) / 2;
    if (heap_[parent].ts <= heap_[at].ts) break;
    std::swap(heap_[parent], heap_[at]);
    at = parent;
  }
}

void Merger::sift_down(size_t at) {
  for (;;) {
    size_t least = at;
    for (size_t child = 2 * at + 1; child <= 2 * at + 2 && child < heap_.size(); child++) {
      if (heap_[child].ts < heap_[least].ts) least = child;
    }
    if (least == at) return;
    std::swap(heap_[least], heap_[at]);
    at = least;
  }
}

size_t Merger::drain(uint8_t* target, size_t size, uint64_t horizon, uint64_t now) {
  heap_.clear();
  pending_ = false;
  bool hold = true;
  for (RingReader& ring : readers_) {
    ring.refresh();
    if (ring.used() > ring.capacity() / 4 * 3) hold = false;
  }
  for (uint32_t ring = 0; ring < readers_.size(); ring++) {
    Head head;
    if (advance(ring, &head)) push(head);
  }
  size_t written = 0;
  while (!heap_.empty()) {
    Head& head = heap_.front();
    if (hold && head.ts > horizon && head.ts <= now) break;
    RingReader& ring = readers_[head.ring];
    const size_t block = block_size(head.record.length);
    if (block > size - written) {
      if (block <= size) break;
      counters_.too_large++;
    } else {
      write_block(target + written, block, static_cast<uint16_t>(head.ring), head.record);
      written += block;
      counters_.records++;
    }
    ring.skip();
    if (ring.unreleased() >= kReleaseBytes) ring.release();
    if (!advance(head.ring, &head)) {
      std::swap(heap_.front(), heap_.back());
      heap_.pop_back();
    }
    sift_down(0);
  }
  if (!heap_.empty()) pending_ = true;
  for (RingReader& ring : readers_) ring.release();
  counters_.bytes += written;
  return written;
}

}  // namespace gyr
