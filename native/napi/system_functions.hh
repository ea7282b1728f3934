// SPDX-License-Identifier: Apache-2.0
// Functions for JavaScript: syslog, the service manager, capabilities of this process.
#pragma once

#include <napi.h>

namespace gyr {

/** Puts them into what the addon exports. */
void export_system(Napi::Env env, Napi::Object exports);

}  // namespace gyr
