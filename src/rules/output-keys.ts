// SPDX-License-Identifier: Apache-2.0
// The members of an alert's fields that one token of an output text gives: a field itself; of a transformer
// its value and the fields it works on, as libs lists them.
import { type Operand, printKey, type TransformArg } from './ast.ts'

export type OutputKey = { readonly key: string; readonly operand: Operand }

/** What the token itself is called, last; `token` is what was written. */
export function outputKeys(token: string, operand: Operand): readonly OutputKey[] {
  if (operand.kind === 'field') return [{ key: token, operand }]
  const keys: OutputKey[] = []
  let endsInTransformer = false
  const visit = (node: Operand | TransformArg): void => {
    if (node.kind === 'value') return
    if (node.kind === 'arglist') {
      for (const item of node.items) visit(item)
      return
    }
    if (node.kind === 'transform') {
      for (const arg of node.args) visit(arg)
      // A transformer right around another one takes its place.
      if (endsInTransformer) keys.pop()
    }
    keys.push({ key: printKey(node), operand: node })
    endsInTransformer = node.kind === 'transform'
  }
  visit(operand)
  return keys
}
