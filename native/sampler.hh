// SPDX-License-Identifier: Apache-2.0
// Looks now and then, from a thread of its own, at a word in which another thread says what it is doing, and
// counts what it sees: where the time of that thread goes, at no cost to it.
#pragma once

#include <pthread.h>
#include <time.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace gyr {

class Sampler {
 public:
  /** `word` must stay readable until the end of the sampler; values from `activities` on count as 0. */
  Sampler(const uint32_t* word, size_t activities);
  Sampler(const Sampler&) = delete;
  Sampler& operator=(const Sampler&) = delete;
  ~Sampler();

  /** From here on, about every `interval_ns`; the calling thread is the one watched. 0, or an errno. */
  int start(uint64_t interval_ns);
  /** What was counted stays; may be called again. */
  void stop();

  size_t activities() const { return activities_; }
  uint64_t count(size_t activity) const;
  /** Time since the start, and the processor time of the thread watched in it, up to the stop. */
  uint64_t elapsed_ns() const;
  uint64_t cpu_ns() const;

 private:
  static void* run(void* self);
  void look();
  uint64_t next_wait();

  const uint32_t* word_;
  const size_t activities_;
  std::unique_ptr<std::atomic<uint64_t>[]> counts_;
  uint64_t interval_ns_ = 0;
  uint32_t random_ = 0x9e3779b9;
  clockid_t watched_ = CLOCK_MONOTONIC;
  uint64_t started_ns_ = 0;
  uint64_t started_cpu_ns_ = 0;
  uint64_t elapsed_ns_ = 0;
  uint64_t cpu_ns_ = 0;
  bool running_ = false;
  pthread_t thread_{};
  pthread_mutex_t mutex_ = PTHREAD_MUTEX_INITIALIZER;
  pthread_cond_t wake_{};
  bool stopping_ = false;
};

}  // namespace gyr
