// SPDX-License-Identifier: Apache-2.0
// All fields the reference knows, by name. Rules with others are not held against it.
import { EVENT_FIELDS } from './event-fields.ts'
import { FD_FIELDS } from './fd-fields.ts'
import { PROCESS_FIELDS } from './process-fields.ts'
import type { Extract } from './values.ts'

export const REFERENCE_FIELDS: ReadonlyMap<string, Extract> = new Map(
  Object.entries({ ...EVENT_FIELDS, ...FD_FIELDS, ...PROCESS_FIELDS }),
)
