// SPDX-License-Identifier: Apache-2.0
// Rules files to a compiled rule set: read, merge, compile. Reports every problem of all files in one run;
// the rule set holds what is left without them. Pure: whoever calls it has read the files.
import { Collector, type Source } from '../diagnostics/diagnostic.ts'
import { readDocuments } from './document.ts'
import { limitsWith } from './limits.ts'
import { RuleLoader } from './rule-loader.ts'
import type { LoadOptions, RuleSet } from './rule-set.ts'

export type { LoadOptions, RuleSet } from './rule-set.ts'

/** Loads all files into one rule set. */
export function loadRules(files: readonly Source[], options: LoadOptions = {}): RuleSet {
  const diagnostics = options.diagnostics ?? new Collector()
  const loader = new RuleLoader(options)
  const limits = limitsWith(options.limits)
  for (const file of files) {
    loader.add(file, readDocuments(file, diagnostics, limits), diagnostics)
  }
  return loader.compile(diagnostics)
}
