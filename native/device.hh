// SPDX-License-Identifier: Apache-2.0
// Descriptors and mappings that close themselves.
#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <utility>

namespace gyr {

class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~Descriptor() {
    if (fd_ >= 0) close(fd_);
  }
  int get() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }

 private:
  int fd_;
};

class Mapping {
 public:
  Mapping() = default;
  /** False when the system refuses; errno says why. */
  bool map(int fd, size_t length, int protection, off_t offset) {
    void* at = mmap(nullptr, length, protection, MAP_SHARED, fd, offset);
    if (at == MAP_FAILED) return false;
    at_ = at;
    length_ = length;
    return true;
  }
  Mapping(Mapping&& other) noexcept
      : at_(std::exchange(other.at_, nullptr)), length_(std::exchange(other.length_, 0)) {}
  Mapping& operator=(Mapping&& other) noexcept {
    std::swap(at_, other.at_);
    std::swap(length_, other.length_);
    return *this;
  }
  ~Mapping() {
    if (at_ != nullptr) munmap(at_, length_);
  }
  unsigned char* get() const { return static_cast<unsigned char*>(at_); }

 private:
  void* at_ = nullptr;
  size_t length_ = 0;
};

}  // namespace gyr
