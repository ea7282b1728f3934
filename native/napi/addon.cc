// SPDX-License-Identifier: Apache-2.0
// The addon as JavaScript loads it (typed in src/source/driver.ts). Files of this folder check arguments and turn
// failures into errors; they alone know of N-API.
#include <linux/types.h>
#include <napi.h>

#include <cstdio>

#include "kmod/generated/events.h"
#include "kmod/uapi/gyr.h"
#include "native/napi/open_functions.hh"
#include "native/napi/sampler_functions.hh"
#include "native/napi/system_functions.hh"

namespace {

Napi::Object init(Napi::Env env, Napi::Object exports) {
  gyr::export_open(env, exports);
  gyr::export_system(env, exports);
  gyr::export_sampler(env, exports);
  char hash[17];
  std::snprintf(hash, sizeof hash, "%016llx", GYR_SCHEMA_HASH);
  exports.Set("schemaHash", Napi::String::New(env, hash));
  exports.Set("settingsBytes", Napi::Number::New(env, sizeof(gyr_settings)));
  return exports;
}

}  // namespace

NODE_API_MODULE(gyr, init)
