// SPDX-License-Identifier: Apache-2.0
// Hash of the schema, as hash.ts computes it.
// Generated from src/schema by `npm run generate`; do not edit.

import type { SchemaHash } from '../hash.ts'

export const SCHEMA_HASH: SchemaHash = { lo: 2277522472, hi: 3402364780, hex: 'cacbf76c87c03c28' }
