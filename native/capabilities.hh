// SPDX-License-Identifier: Apache-2.0
// Capabilities of the calling thread while it gives up root; a set is a mask, bit n for capability n.
#pragma once

#include <cstdint>

#include "native/error.hh"

namespace gyr {

/**
 * Before the user changes: what is permitted outlives the change, and what is not in `keep` can never be had
 * again by running a program.
 */
Outcome hold_capabilities(uint64_t keep);

/** After it: of what is permitted only `keep` stays, and programs that are started gain nothing. */
Outcome limit_capabilities(uint64_t keep);

}  // namespace gyr
