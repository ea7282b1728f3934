// SPDX-License-Identifier: Apache-2.0
// See waiter.hh.
#include "native/waiter.hh"

#include <utility>

namespace gyr {

Waiter::Waiter(uv_loop_t* loop, int fd, Done done)
    : done_(std::move(done)), poll_(new uv_poll_t), timer_(new uv_timer_t) {
  uv_timer_init(loop, timer_);
  timer_->data = this;
  if (uv_poll_init(loop, poll_, fd) != 0) {
    // Then the timer alone wakes.
    delete poll_;
    poll_ = nullptr;
    return;
  }
  poll_->data = this;
}

Waiter::~Waiter() {
  stop();
  uv_close(reinterpret_cast<uv_handle_t*>(timer_),
           [](uv_handle_t* handle) { delete reinterpret_cast<uv_timer_t*>(handle); });
  if (poll_ == nullptr) return;
  uv_close(reinterpret_cast<uv_handle_t*>(poll_),
           [](uv_handle_t* handle) { delete reinterpret_cast<uv_poll_t*>(handle); });
}

void Waiter::start(uint64_t milliseconds) {
  uv_timer_start(
      timer_, [](uv_timer_t* timer) { static_cast<Waiter*>(timer->data)->finish(false); },
      milliseconds, 0);
  if (poll_ == nullptr) return;
  uv_poll_start(poll_, UV_READABLE, [](uv_poll_t* poll, int status, int) {
    static_cast<Waiter*>(poll->data)->finish(status == 0);
  });
}

void Waiter::stop() {
  uv_timer_stop(timer_);
  if (poll_ != nullptr) uv_poll_stop(poll_);
}

void Waiter::finish(bool readable) {
  stop();
  done_(readable);
}

}  // namespace gyr
