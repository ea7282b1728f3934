// SPDX-License-Identifier: Apache-2.0
// See sampler.hh.
#include "native/sampler.hh"

#include <signal.h>
#include <sys/prctl.h>

namespace gyr {
namespace {

constexpr uint64_t kSecond = 1'000'000'000;

uint64_t clock_ns(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<uint64_t>(now.tv_sec) * kSecond + static_cast<uint64_t>(now.tv_nsec);
}

}  // namespace

Sampler::Sampler(const uint32_t* word, size_t activities)
    : word_(word), activities_(activities), counts_(new std::atomic<uint64_t>[activities] {}) {
  pthread_condattr_t attributes;
  pthread_condattr_init(&attributes);
  pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
  pthread_cond_init(&wake_, &attributes);
  pthread_condattr_destroy(&attributes);
}

Sampler::~Sampler() {
  stop();
  pthread_cond_destroy(&wake_);
}

int Sampler::start(uint64_t interval_ns) {
  interval_ns_ = interval_ns;
  const int error = pthread_getcpuclockid(pthread_self(), &watched_);
  if (error != 0) return error;
  started_ns_ = clock_ns(CLOCK_MONOTONIC);
  started_cpu_ns_ = clock_ns(watched_);
  // Signals are for the threads that were there before: the new one takes over this mask.
  sigset_t all;
  sigset_t before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  const int failed = pthread_create(&thread_, nullptr, &Sampler::run, this);
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  running_ = failed == 0;
  return failed;
}

void Sampler::stop() {
  if (!running_) return;
  elapsed_ns_ = elapsed_ns();
  cpu_ns_ = cpu_ns();
  pthread_mutex_lock(&mutex_);
  stopping_ = true;
  pthread_cond_signal(&wake_);
  pthread_mutex_unlock(&mutex_);
  pthread_join(thread_, nullptr);
  running_ = false;
}

uint64_t Sampler::count(size_t activity) const {
  return counts_[activity].load(std::memory_order_relaxed);
}

uint64_t Sampler::elapsed_ns() const {
  return running_ ? clock_ns(CLOCK_MONOTONIC) - started_ns_ : elapsed_ns_;
}

uint64_t Sampler::cpu_ns() const {
  return running_ ? clock_ns(watched_) - started_cpu_ns_ : cpu_ns_;
}

void* Sampler::run(void* self) {
  // The default lets a timer be 50 us late.
  prctl(PR_SET_TIMERSLACK, 1000UL);
  static_cast<Sampler*>(self)->look();
  return nullptr;
}

/** Between half and one and a half of the interval, lest it keep step with what it watches. */
uint64_t Sampler::next_wait() {
  random_ ^= random_ << 13;
  random_ ^= random_ >> 17;
  random_ ^= random_ << 5;
  return interval_ns_ / 2 + static_cast<uint64_t>(random_) * interval_ns_ / UINT32_MAX;
}

void Sampler::look() {
  pthread_mutex_lock(&mutex_);
  while (!stopping_) {
    const uint64_t until = clock_ns(CLOCK_MONOTONIC) + next_wait();
    const timespec at{static_cast<time_t>(until / kSecond), static_cast<long>(until % kSecond)};
    // Zero: woken by the stop, or for nothing.
    if (pthread_cond_timedwait(&wake_, &mutex_, &at) == 0) continue;
    // The other thread writes it with a plain store of four aligned bytes.
    const uint32_t activity = __atomic_load_n(word_, __ATOMIC_RELAXED);
    counts_[activity < activities_ ? activity : 0].fetch_add(1, std::memory_order_relaxed);
  }
  pthread_mutex_unlock(&mutex_);
}

}  // namespace gyr
