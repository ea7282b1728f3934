// SPDX-License-Identifier: Apache-2.0
// Functions for JavaScript: looking at what the evaluator does, from another thread (sampler.hh).
#pragma once

#include <napi.h>

namespace gyr {

/** Puts them into what the addon exports. */
void export_sampler(Napi::Env env, Napi::Object exports);

}  // namespace gyr
