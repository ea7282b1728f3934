// SPDX-License-Identifier: Apache-2.0
// Which operators fit which types of values, and what types are called in messages.
import type { FieldType } from '../schema/fields.ts'
import type { Operator } from './ast.ts'

export const EQUALITY: readonly Operator[] = ['=', '==', '!=', 'in', 'intersects']
const ORDER: readonly Operator[] = ['<', '<=', '>', '>=']
const NUMERIC = { name: 'numeric', operators: [...EQUALITY, ...ORDER] }

/** The operators that fit each type; `exists` fits all. */
export const FITTING: Readonly<
  Record<FieldType, { name: string; operators: readonly Operator[] }>
> = {
  string: {
    name: 'string',
    operators: [
      ...EQUALITY,
      ...ORDER,
      'pmatch',
      'glob',
      'iglob',
      'contains',
      'icontains',
      'startswith',
      'endswith',
      'regex',
    ],
  },
  bytes: {
    name: 'buffer',
    operators: [...EQUALITY, 'contains', 'startswith', 'endswith', 'bcontains', 'bstartswith'],
  },
  bool: { name: 'boolean', operators: EQUALITY },
  ipaddr: { name: 'IP address', operators: EQUALITY },
  ipnet: { name: 'IP network', operators: EQUALITY },
  i16: NUMERIC,
  i32: NUMERIC,
  i64: NUMERIC,
  u32: NUMERIC,
  u64: NUMERIC,
  double: NUMERIC,
  port: NUMERIC,
  abstime: NUMERIC,
  reltime: NUMERIC,
  dynamic: { name: 'dynamic', operators: [] },
}

/** A list is compared as a whole or not at all. */
export const LIST_OPERATORS: readonly Operator[] = ['in', 'intersects', 'pmatch']
