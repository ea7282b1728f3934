// SPDX-License-Identifier: Apache-2.0
// Syntax trees as the cases of filters.jsonl write them: nested lists, and positions in pre-order.
import {
  ArgList,
  Check,
  type Expr,
  FieldRef,
  ListLit,
  Literal,
  Logical,
  MacroRef,
  type Modifier,
  Not,
  type Operand,
  type Operator,
  type Right,
  Transform,
  type TransformArg,
  type TransformerName,
} from '../rules/ast.ts'
import { MappedText } from '../rules/source-map.ts'

export type AstRow = readonly [string, ...(string | AstRow)[]]

export function toRow(node: Expr | Right | TransformArg): AstRow {
  switch (node.kind) {
    case 'and':
    case 'or':
      return [node.kind, ...node.operands.map(toRow)]
    case 'not':
      return ['not', toRow(node.operand)]
    case 'macro':
      return ['identifier', node.name]
    case 'check': {
      const op = node.modifier === undefined ? node.op : `${node.op} ${node.modifier}`
      if (node.right === undefined) return ['unary_check', toRow(node.left), op]
      return ['binary_check', toRow(node.left), op, toRow(node.right)]
    }
    case 'field':
      return node.arg === undefined ? ['field', node.name] : ['field', node.name, node.arg]
    case 'transform': {
      const arg: AstRow[] = node.arg === undefined ? [] : [['arg', node.arg]]
      return ['transformer', node.name, ...node.args.map(toRow), ...arg]
    }
    case 'arglist':
      return ['transformer_list', ...node.items.map(toRow)]
    case 'list':
      return ['list', ...node.items.map(item => item.text)]
    case 'value':
      return ['value', node.text]
  }
}

const NOWHERE = MappedText.plain('')

export function fromRow(row: AstRow): Expr {
  const [kind, ...parts] = row
  const rows = parts as AstRow[]
  switch (kind) {
    case 'and':
    case 'or':
      return new Logical(NOWHERE, 0, 0, kind, rows.map(fromRow))
    case 'not':
      return new Not(NOWHERE, 0, 0, fromRow(rows[0] as AstRow))
    case 'identifier':
      return new MacroRef(NOWHERE, 0, 0, parts[0] as string)
    case 'unary_check':
    case 'binary_check': {
      const [op, modifier] = (parts[1] as string).split(' ')
      return new Check(
        NOWHERE,
        0,
        0,
        operandOf(rows[0] as AstRow) as Operand,
        op as Operator,
        modifier as Modifier | undefined,
        rows[2] === undefined ? undefined : (operandOf(rows[2]) as Right),
      )
    }
    default:
      throw new Error(`no expression: ${kind}`)
  }
}

function operandOf(row: AstRow): Right | TransformArg {
  const [kind, ...parts] = row
  const texts = parts as string[]
  switch (kind) {
    case 'field':
      return new FieldRef(NOWHERE, 0, 0, texts[0] as string, texts[1])
    case 'value':
      return new Literal(NOWHERE, 0, 0, texts[0] as string, true)
    case 'list':
      return new ListLit(
        NOWHERE,
        0,
        0,
        texts.map(text => new Literal(NOWHERE, 0, 0, text, true)),
      )
    case 'transformer_list':
      return new ArgList(NOWHERE, 0, 0, (parts as AstRow[]).map(operandOf) as TransformArg[])
    case 'transformer': {
      const args = (parts.slice(1) as AstRow[]).map(operandOf) as TransformArg[]
      return new Transform(NOWHERE, 0, 0, texts[0] as TransformerName, args, undefined)
    }
    default:
      throw new Error(`no operand: ${kind}`)
  }
}

const NAMES: Readonly<Record<string, string>> = {
  macro: 'identifier',
  transform: 'transformer',
  arglist: 'transformer_list',
}

/** For each node its kind, followed by index, line and column. */
export function positionsOf(root: Expr, text: string): string {
  let out = ''
  const visit = (node: Expr | Right | TransformArg): void => {
    const name =
      node.kind === 'check'
        ? node.right === undefined
          ? 'unary'
          : 'binary'
        : (NAMES[node.kind] ?? node.kind)
    const before = text.slice(0, node.begin).split(/[\r\n]/)
    out += `${name}${node.begin} ${before.length} ${(before.at(-1)?.length ?? 0) + 1}`
    if (node.kind === 'and' || node.kind === 'or') node.operands.forEach(visit)
    else if (node.kind === 'not') visit(node.operand)
    else if (node.kind === 'check') {
      visit(node.left)
      if (node.right !== undefined) visit(node.right)
    } else if (node.kind === 'transform') node.args.forEach(visit)
    else if (node.kind === 'arglist') node.items.forEach(visit)
  }
  visit(root)
  return out
}
