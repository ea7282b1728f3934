// SPDX-License-Identifier: Apache-2.0
// Hash of the schema that this evaluator was built for.
// Generated from src/schema by `npm run generate`; do not edit.

export const SCHEMA_HASH_LO: u32 = 0xe725d537
export const SCHEMA_HASH_HI: u32 = 0xfd8f3a23
