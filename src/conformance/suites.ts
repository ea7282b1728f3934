// SPDX-License-Identifier: Apache-2.0
// The suites of `npm run conformance` and the handlers of each.
import { config } from './config.ts'
import { eventHandlers } from './events-filters.ts'
import { filterHandlers } from './filters.ts'
import { legacyRun } from './legacy-run.ts'
import { legacyValidation } from './legacy-validation.ts'
import { rulesLoading } from './rules-loading.ts'
import { type Handler, notApplicable, type Suite } from './suite.ts'

const leftOut = (reason: string): Handler => ({
  applies: () => true,
  run: () => notApplicable(reason),
})

export const SUITES: readonly Suite[] = [
  { name: 'rules_loading', handlers: [rulesLoading] },
  { name: 'filters', handlers: filterHandlers },
  { name: 'events_filters', handlers: eventHandlers, bigNumbers: true },
  { name: 'legacy', handlers: [...legacyValidation, legacyRun] },
  { name: 'config', handlers: [config] },
  { name: 'k8saudit', handlers: [leftOut('of source k8s_audit, which is not built')] },
  {
    name: 'e2e_evtgen_summary',
    handlers: [leftOut('that need a generator of attacks on a live host')],
  },
]
