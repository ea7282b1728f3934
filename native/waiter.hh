// SPDX-License-Identifier: Apache-2.0
// One wait at a time for a descriptor or a moment, on Node's own loop: no thread, and nothing runs
// while nobody waits.
#pragma once

#include <uv.h>

#include <cstdint>
#include <functional>

namespace gyr {

class Waiter {
 public:
  /** `done(true)`: `fd` is readable; `done(false)`: the time has passed. */
  using Done = std::function<void(bool readable)>;

  Waiter(uv_loop_t* loop, int fd, Done done);
  Waiter(const Waiter&) = delete;
  Waiter& operator=(const Waiter&) = delete;
  ~Waiter();

  void start(uint64_t milliseconds);
  /** `done` is not called for what was started. */
  void stop();

 private:
  void finish(bool readable);

  Done done_;
  // Closed asynchronously, so they outlive the waiter.
  uv_poll_t* poll_;
  uv_timer_t* timer_;
};

}  // namespace gyr
