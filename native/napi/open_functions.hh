// SPDX-License-Identifier: Apache-2.0
// Functions for JavaScript: opening a driver.
#pragma once

#include <napi.h>

namespace gyr {

/** Puts them into what the addon exports, and the class of what they return. */
void export_open(Napi::Env env, Napi::Object exports);

}  // namespace gyr
