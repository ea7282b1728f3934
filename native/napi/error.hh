// SPDX-License-Identifier: Apache-2.0
// What went wrong, as JavaScript sees it: an Error with Node's properties (code, errno, syscall, path) and two more
// (reason, detail).
#pragma once

#include <napi.h>

#include "native/error.hh"

namespace gyr {

/** Both leave an exception that is thrown when the call returns to JavaScript. */
void throw_failure(Napi::Env env, const Failure& failure);
void throw_type(Napi::Env env, const char* text);

}  // namespace gyr
