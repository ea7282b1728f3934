// SPDX-License-Identifier: Apache-2.0
// What went wrong, as a value: becomes an Error with Node's properties (code, errno, syscall, path) and
// two more (reason, detail) in napi/error.cc.
#pragma once

#include <cerrno>
#include <optional>
#include <string>
#include <utility>

namespace gyr {

struct Failure {
  int error = 0;        // errno, 0: none
  std::string doing;    // the call that failed
  std::string path;     // of what, or empty
  std::string reason;   // a word that the host has a remedy for, or empty
  std::string detail;   // more lines to show, or empty
};

/** Nothing when all went well. */
using Outcome = std::optional<Failure>;

inline Failure system_failure(std::string doing, std::string path = {}) {
  return Failure{errno, std::move(doing), std::move(path), {}, {}};
}

inline Failure refusal(std::string reason, std::string detail = {}) {
  return Failure{0, {}, {}, std::move(reason), std::move(detail)};
}

}  // namespace gyr
