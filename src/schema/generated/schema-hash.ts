// SPDX-License-Identifier: Apache-2.0
// Hash of the schema, as hash.ts computes it.
// Generated from src/schema by `npm run generate`; do not edit.

import type { SchemaHash } from '../hash.ts'

export const SCHEMA_HASH: SchemaHash = { lo: 533904017, hi: 3435486604, hex: 'ccc55d8c1fd2ba91' }
