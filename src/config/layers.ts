// SPDX-License-Identifier: Apache-2.0
// Configuration files laid over each other, and options over files, with a memory of where each
// value came from. Values are replaced or extended for each top-level key, as Falco does.
import type { Document } from 'yaml'
import type { Source, Span } from '../diagnostics/diagnostic.ts'
import { wholeOf } from './issues.ts'
import { type Plain, type Step, setAt } from './key-path.ts'
import type { Path } from './settle.ts'

export type Strategy = 'append' | 'override' | 'add-only'

/** A configuration file that was read. */
export interface Layer {
  readonly source: Source
  readonly document: Document
  readonly values: Readonly<Record<string, Plain>>
}

/** Where a top-level key was written; `first` is the index of the first list item it gave. */
interface Origin {
  readonly layer: Layer
  readonly first: number
}

interface Override {
  readonly steps: readonly Step[]
  readonly source: Source
}

function matches(steps: readonly Step[], path: Path): boolean {
  const shared = Math.min(steps.length, path.length)
  for (let at = 0; at < shared; at++) {
    const step = steps[at] as Step
    if (step === 'append') continue
    if (('key' in step ? step.key : step.index) !== path[at]) return false
  }
  return true
}

export class Layers {
  values: { [key: string]: Plain } = {}
  readonly #origins = new Map<string, Origin[]>()
  readonly #overrides: Override[] = []

  add(layer: Layer, strategy: Strategy): void {
    for (const [key, value] of Object.entries(layer.values)) {
      const before = Object.hasOwn(this.values, key) ? this.values[key] : undefined
      if (before !== undefined && strategy === 'add-only') continue
      const extend = strategy === 'append' && Array.isArray(before) && Array.isArray(value)
      this.values[key] = extend ? [...before, ...value] : value
      const origin = { layer, first: extend ? before.length : 0 }
      this.#origins.set(key, extend ? [...(this.#origins.get(key) ?? []), origin] : [origin])
    }
  }

  override(steps: readonly Step[], value: Plain, source: Source): void {
    this.values = setAt(this.values, steps, value) as { [key: string]: Plain }
    this.#overrides.push({ steps, source })
  }

  /** Where the value at `path` was written; with `key`, where its key was. */
  locate(path: Path, key: boolean = false): Span {
    const override = this.#overrides.findLast(({ steps }) => matches(steps, path))
    if (override !== undefined) return wholeOf(override.source)
    const [top, next] = path
    const origins = this.#origins.get(String(top)) ?? []
    const origin =
      typeof next === 'number' ? origins.findLast(({ first }) => first <= next) : origins.at(-1)
    if (origin === undefined) return { source: { name: 'built-in', text: '' }, from: 0, to: 0 }
    const { source, document } = origin.layer
    const inFile =
      typeof next === 'number' ? [String(top), next - origin.first, ...path.slice(2)] : [...path]
    const range = key ? keyRange(document, inFile) : valueRange(document, inFile)
    return range === undefined ? wholeOf(source) : { source, from: range[0], to: range[1] }
  }
}

type Range = readonly [from: number, to: number]

function rangeOf(node: unknown): Range | undefined {
  const range = (node as { range?: readonly [number, number, number] | null } | null)?.range
  return range ? [range[0], range[1]] : undefined
}

function valueRange(document: Document, path: Path): Range | undefined {
  return rangeOf(document.getIn(path, true))
}

/** A mapping of the YAML library; looked at by shape, so that this file does not load the library. */
interface Mapping {
  readonly items: readonly { readonly key: { readonly value?: unknown } | null }[]
}

function keyRange(document: Document, path: Path): Range | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  const pairs = (parent as Mapping | null | undefined)?.items ?? []
  const pair = pairs.find(({ key }) => String(key?.value) === path.at(-1))
  return pair === undefined ? valueRange(document, path) : rangeOf(pair.key)
}
