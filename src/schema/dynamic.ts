// SPDX-License-Identifier: Apache-2.0
// Tables of dynamic types: a parameter of type dyn starts with one byte, an index into its table,
// that says how the rest is to be read and printed.
import type { ParamType, PrintFormat } from './types.ts'

export type DynamicType = { readonly type: ParamType; readonly format?: PrintFormat }

export const DYNAMIC_TYPES: Readonly<Record<string, readonly DynamicType[]>> = {
  sockopt: [
    { type: 'bytebuf', format: 'hex' },
    { type: 'errno' },
    { type: 'uint32' },
    { type: 'uint64' },
    { type: 'reltime' },
  ],
  ptrace: [{ type: 'uint64', format: 'hex' }, { type: 'sigtype' }],
  bpf: [{ type: 'fd' }, { type: 'errno' }],
  keyctl: [{ type: 'uint64' }, { type: 'charbuf' }],
}
