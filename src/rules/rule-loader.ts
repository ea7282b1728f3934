// SPDX-License-Identifier: Apache-2.0
// Documents of rules files to a compiled rule set: merge, compile, check requirements, select. Knows nothing
// of YAML's text, so that whoever reads plain files needs no YAML library (load.ts has the whole way).
import type { Collector, Source } from '../diagnostics/diagnostic.ts'
import { Compilation } from './compile.ts'
import { readItems } from './item-reader.ts'
import { limitsWith } from './limits.ts'
import { Merger } from './merge.ts'
import type { LoadOptions, RuleSet } from './rule-set.ts'
import { selectRules } from './selection.ts'
import { toStaticFields } from './static-fields.ts'
import {
  BUILT_IN_PLUGINS,
  ENGINE_VERSION,
  parseVersion,
  pluginFault,
  type Version,
} from './version.ts'
import type { YamlNode } from './yaml-node.ts'

export const DEFAULT_SOURCES: readonly string[] = ['syscall']

/** Takes file after file; may compile after each of them, as validation does. */
export class RuleLoader {
  readonly #options: LoadOptions
  readonly #merger: Merger
  readonly #fileOf: Map<Source, number> = new Map()

  constructor(options: LoadOptions = {}) {
    this.#options = options
    this.#merger = new Merger({
      sources: new Set(options.sources ?? DEFAULT_SOURCES),
      engineVersion: parseVersion(options.engineVersion ?? ENGINE_VERSION) as Version,
      limits: limitsWith(options.limits),
      statics: toStaticFields(options.staticFields),
    })
  }

  /** `roots`: the documents of the file; undefined if it is no YAML. */
  add(file: Source, roots: readonly YamlNode[] | undefined, diagnostics: Collector): void {
    this.#merger.nextFile()
    this.#fileOf.set(file, this.#fileOf.size + 1)
    if (roots === undefined) return
    readItems(file, roots, diagnostics, item => this.#merger.add(item, diagnostics))
  }

  compile(diagnostics: Collector): RuleSet {
    const merger = this.#merger
    const compilation = new Compilation(merger, this.#fileOf, diagnostics, this.#options)
    const macros = compilation.macros()
    const rules = compilation.rules()
    // With errors it would not say much: what the broken items use looks unused.
    if (diagnostics.ok) compilation.unused()
    const plugins = this.#options.plugins ?? BUILT_IN_PLUGINS
    for (const requirement of merger.plugins) {
      const message = pluginFault(requirement.alternatives, plugins)
      if (message === undefined) continue
      const { span, context } = requirement
      diagnostics.report({ code: 'LOAD_ERR_VALIDATE', message, ...span, context })
    }
    selectRules(rules, this.#options)
    return {
      rules,
      macros,
      lists: [...merger.lists.values()].map(list => {
        const expanded = compilation.lists.get(list.name)
        return {
          name: list.name,
          items: list.items.map(item => item.text),
          expanded: expanded?.items.map(item => item.text) ?? [],
          used: expanded?.used === true,
        }
      }),
      requiredEngineVersion: merger.engine?.version,
      requiredPluginVersions: merger.plugins.map(requirement => requirement.alternatives),
      diagnostics,
      ok: diagnostics.ok,
    }
  }
}
