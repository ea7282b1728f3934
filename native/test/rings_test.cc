// SPDX-License-Identifier: Apache-2.0
// Ring reader and merger on rings in memory, honest and hostile. Prints a line for each test, ends with
// an error when one fails; test/native/rings.test.ts builds it with sanitizers and runs it.
#include <algorithm>
#include <cstdio>
#include <memory>
#include <random>
#include <vector>

#include "native/merger.hh"
#include "native/test/fake_ring.hh"

namespace {

using gyr::FakeRing;
using gyr::Merger;
using gyr::RingMemory;

int failures = 0;

#define EXPECT(condition)                                                       \
  do {                                                                          \
    if (!(condition)) {                                                         \
      std::printf("  %s:%d: expected %s\n", __FILE__, __LINE__, #condition);    \
      failures++;                                                               \
    }                                                                           \
  } while (false)

constexpr uint64_t kRing = 4096;

struct Block {
  uint32_t type;
  uint16_t cpu;
  uint64_t ts;
  uint32_t length;
};

/** Walks what drain() wrote as a reader of captures does; every length must fit. */
std::vector<Block> blocks_of(const uint8_t* bytes, size_t size) {
  std::vector<Block> blocks;
  for (size_t at = 0; at < size;) {
    uint32_t total;
    uint32_t again;
    Block block;
    std::memcpy(&block.type, bytes + at, 4);
    std::memcpy(&total, bytes + at + 4, 4);
    EXPECT(total % 4 == 0 && total >= 14 + sizeof(gyr_record_header) && total <= size - at);
    if (total > size - at || total < 14) break;
    std::memcpy(&block.cpu, bytes + at + 8, 2);
    std::memcpy(&block.ts, bytes + at + 10, 8);
    std::memcpy(&block.length, bytes + at + 26, 4);
    std::memcpy(&again, bytes + at + total - 4, 4);
    EXPECT(again == total);
    EXPECT(block.length <= total - 14 && block.length + 3 >= total - 14);
    for (size_t pad = at + 10 + block.length; pad < at + total - 4; pad++) EXPECT(bytes[pad] == 0);
    blocks.push_back(block);
    at += total;
  }
  return blocks;
}

struct Rings {
  explicit Rings(size_t count, uint64_t bytes = kRing) {
    for (size_t i = 0; i < count; i++) all.push_back(std::make_unique<FakeRing>(bytes));
  }
  std::vector<RingMemory> memory() {
    std::vector<RingMemory> list;
    for (auto& ring : all) list.push_back(ring->memory());
    return list;
  }
  FakeRing& operator[](size_t i) { return *all[i]; }
  std::vector<std::unique_ptr<FakeRing>> all;
};

std::vector<Block> drain(Merger& merger, uint64_t horizon = UINT64_MAX, uint64_t now = UINT64_MAX,
                         size_t size = 1 << 20) {
  std::vector<uint8_t> target(size);
  const size_t written = merger.drain(target.data(), size, horizon, now);
  return blocks_of(target.data(), written);
}

void merges_by_time() {
  Rings rings(3);
  Merger merger(rings.memory());
  rings[0].write(10);
  rings[2].write(5, 3);
  rings[1].write(7, 1);
  rings[0].write(12, 2);
  rings[2].write(11);
  const std::vector<Block> got = drain(merger);
  EXPECT(got.size() == 5);
  const uint64_t times[] = {5, 7, 10, 11, 12};
  const uint16_t cpus[] = {2, 1, 0, 2, 0};
  for (size_t i = 0; i < got.size(); i++) {
    EXPECT(got[i].ts == times[i] && got[i].cpu == cpus[i] && got[i].type == 0x216);
  }
  for (auto& ring : rings.all) EXPECT(ring->consumer == ring->producer);
  EXPECT(!merger.pending() && merger.counters().records == 5);
}

void holds_what_is_too_young() {
  Rings rings(2);
  Merger merger(rings.memory());
  rings[0].write(100);
  rings[0].write(200);
  EXPECT(drain(merger, 150, 210).size() == 1);
  EXPECT(merger.pending());
  // Taken before 200 on the other CPU, seen later.
  rings[1].write(140);
  const std::vector<Block> got = drain(merger, 260, 320);
  EXPECT(got.size() == 2 && got[0].ts == 140 && got[1].ts == 200);
  EXPECT(!merger.pending());
  // From a clock that has been set back since: waits for nothing.
  rings[1].write(5000);
  EXPECT(drain(merger, 300, 400).size() == 1);
}

/** A writer that was preempted between taking its time and its room: behind a younger one in its own ring. */
void loses_no_record_that_is_late() {
  Rings rings(2);
  Merger merger(rings.memory());
  for (const uint64_t ts : {100, 90, 200, 10}) rings[0].write(ts);
  for (const uint64_t ts : {95, 150, 300}) rings[1].write(ts);
  std::vector<uint64_t> times;
  for (const Block& block : drain(merger)) times.push_back(block.ts);
  EXPECT((times == std::vector<uint64_t>{95, 100, 90, 150, 200, 10, 300}));
  // Nor does a young one keep others of its ring back for longer than itself.
  rings[0].write(1000);
  rings[0].write(900);
  EXPECT(drain(merger, 950, 1010).empty() && merger.pending());
  EXPECT(drain(merger, 1000, 1060).size() == 2);
}

void does_not_hold_when_a_ring_is_nearly_full() {
  Rings rings(2);
  Merger merger(rings.memory());
  uint64_t count = 0;
  while (rings[0].write(1000 + count, 64)) count++;
  rings[1].write(500);
  const std::vector<Block> got = drain(merger, 400, 5000);
  EXPECT(got.size() == count + 1 && got[0].ts == 500);
}

void waits_for_busy_records() {
  Rings rings(2);
  Merger merger(rings.memory());
  rings[0].write(10, 0, GYR_RING_BUSY);
  rings[1].write(20);
  EXPECT(drain(merger).size() == 1);
  EXPECT(merger.pending() && rings[0].consumer == 0);
  rings[0].commit();
  rings[0].write(30, 0, GYR_RING_DISCARD);
  rings[0].write(40);
  const std::vector<Block> got = drain(merger);
  EXPECT(got.size() == 2 && got[0].ts == 10 && got[1].ts == 40);
  EXPECT(rings[0].consumer == rings[0].producer && !merger.pending());
}

void fills_small_targets_bit_by_bit() {
  Rings rings(2);
  Merger merger(rings.memory());
  for (uint64_t ts = 0; ts < 20; ts++) rings[ts & 1].write(ts, static_cast<uint32_t>(ts));
  std::vector<uint64_t> times;
  for (int round = 0; round < 40 && times.size() < 20; round++) {
    for (const Block& block : drain(merger, UINT64_MAX, UINT64_MAX, 130)) times.push_back(block.ts);
  }
  EXPECT(times.size() == 20 && std::is_sorted(times.begin(), times.end()));
  rings[0].write(99, 500);
  rings[0].write(100);
  EXPECT(drain(merger, UINT64_MAX, UINT64_MAX, 130).size() == 1);
  EXPECT(merger.counters().too_large == 1);
}

void large_records_have_a_block_of_their_own() {
  Rings rings(1, 1 << 18);
  Merger merger(rings.memory());
  rings[0].write(1, 70'000);
  const std::vector<Block> got = drain(merger);
  EXPECT(got.size() == 1 && got[0].type == 0x221);
}

void counts_records_that_lie() {
  Rings rings(1);
  Merger merger(rings.memory());
  const uint32_t size = sizeof(gyr_record_header);
  gyr_record_header header{1, 7, size + 1, 3, 0};
  rings[0].raw(&header, size, size, 0);  // longer than the ring says
  header.len = 25;
  rings[0].raw(&header, size, size, 0);  // shorter than a header
  rings[0].raw(&header, 10, 10, 0);      // no room for one
  rings[0].raw(&header, 0, 0, 0);
  header.len = size;
  rings[0].raw(&header, size + 9, size + 9, 9);  // shorter than the ring says: fine
  EXPECT(drain(merger).size() == 1);
  EXPECT(merger.rings()[0].bad_records() == 4 && merger.rings()[0].abandoned() == 0);
}

void gives_up_rings_without_sense() {
  const struct {
    uint64_t producer;
    uint32_t word;
  } cases[] = {
      {64, 0x3fffffff}, {64, 4096},     {64, 58},       {4, 0},        {63, 26},
      {8192, 26},       {4097, 26},     {UINT64_MAX, 26}, {UINT64_MAX - 7, 26},
  };
  for (const auto& each : cases) {
    Rings rings(2);
    Merger merger(rings.memory());
    std::memcpy(rings[0].data(), &each.word, 4);
    rings[0].producer = each.producer;
    rings[1].write(3);
    const std::vector<Block> got = drain(merger);
    EXPECT(!got.empty() && got.back().cpu == 1);
    EXPECT(merger.rings()[0].abandoned() + merger.rings()[0].bad_records() >= 1);
    // Goes on as soon as the ring makes sense again.
    rings[0].producer = rings[0].consumer;
    rings[0].write(9);
    (void)drain(merger);
  }
}

/** Equal to sorting what was written, through wraps, for any sizes of target. */
void equals_sorting() {
  for (uint32_t seed = 1; seed <= 50; seed++) {
    std::mt19937 random(seed);
    Rings rings(1 + random() % 5);
    Merger merger(rings.memory());
    uint64_t now = 1000;
    std::vector<uint64_t> wrote;
    std::vector<uint64_t> read;
    for (int round = 0; round < 200; round++) {
      for (uint32_t i = random() % 20; i > 0; i--) {
        const uint32_t flags = random() % 8 == 0 ? GYR_RING_DISCARD : 0;
        now += random() % 3;
        if (rings[random() % rings.all.size()].write(now, random() % 200, flags) && flags == 0) {
          wrote.push_back(now);
        }
      }
      for (const Block& block : drain(merger, UINT64_MAX, UINT64_MAX, 300 + random() % 2000)) {
        read.push_back(block.ts);
      }
    }
    for (const Block& block : drain(merger)) read.push_back(block.ts);
    EXPECT(read == wrote);
  }
}

/** Whatever stands in data and positions: no access outside (the sanitizers say), and it ends. */
void survives_noise() {
  for (uint32_t seed = 1; seed <= 300; seed++) {
    std::mt19937 random(seed);
    Rings rings(2);
    Merger merger(rings.memory());
    for (int round = 0; round < 10; round++) {
      for (auto& ring : rings.all) {
        uint32_t* words = reinterpret_cast<uint32_t*>(ring->data());
        for (uint64_t i = 0; i < kRing / 4; i++) {
          // Mostly plausible lengths, so that the walk goes on for a while.
          words[i] = random() % 4 == 0 ? random() : random() % 128;
        }
        ring->producer = random() % 3 == 0 ? random() : ring->consumer + (random() % 512) * 8;
      }
      std::vector<uint8_t> target(random() % 3000);
      const size_t written =
          merger.drain(target.data(), target.size(), random(), UINT64_MAX - random());
      EXPECT(written <= target.size());
      (void)blocks_of(target.data(), written);
    }
  }
}

}  // namespace

int main() {
  const struct {
    const char* name;
    void (*run)();
  } tests[] = {
      {"merges by time", merges_by_time},
      {"holds what is too young", holds_what_is_too_young},
      {"loses no record that is late", loses_no_record_that_is_late},
      {"does not hold when a ring is nearly full", does_not_hold_when_a_ring_is_nearly_full},
      {"waits for busy records", waits_for_busy_records},
      {"fills small targets bit by bit", fills_small_targets_bit_by_bit},
      {"large records have a block of their own", large_records_have_a_block_of_their_own},
      {"counts records that lie", counts_records_that_lie},
      {"gives up rings without sense", gives_up_rings_without_sense},
      {"equals sorting", equals_sorting},
      {"survives noise", survives_noise},
  };
  for (const auto& test : tests) {
    const int before = failures;
    test.run();
    std::printf("%s %s\n", failures == before ? "ok  " : "FAIL", test.name);
  }
  return failures == 0 ? 0 : 1;
}
