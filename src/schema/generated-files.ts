// SPDX-License-Identifier: Apache-2.0
// Every generated file of the project with the text it must have; pure, for generate.ts and a test.
import { emitAssembly } from './emit-as.ts'
import { emitC } from './emit-c.ts'
import { emitDocs } from './emit-docs.ts'
import { emitTypeScript } from './emit-ts.ts'

/** Path from the project's root → text. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const below = (folder: string, files: ReadonlyMap<string, string>): [string, string][] =>
    [...files].map(([name, text]) => [`${folder}/${name}`, text])
  return new Map([
    ...below('assembly/generated', emitAssembly()),
    ...below('src/schema/generated', emitTypeScript()),
    ...below('kmod/generated', emitC()),
    ...below('docs', emitDocs()),
  ])
}
