// SPDX-License-Identifier: Apache-2.0
// The suites of `npm run conformance` and the handlers of each.
import { filterHandlers } from './filters.ts'
import { legacyValidation } from './legacy-validation.ts'
import { rulesLoading } from './rules-loading.ts'
import type { Suite } from './suite.ts'

export const SUITES: readonly Suite[] = [
  { name: 'rules_loading', handlers: [rulesLoading] },
  { name: 'filters', handlers: filterHandlers },
  { name: 'legacy', handlers: legacyValidation },
]
