// SPDX-License-Identifier: Apache-2.0
// Pieces of generated C headers: guard and head, enumerations, tables.

export function header(guard: string, what: string, body: string): string {
  return `/* SPDX-License-Identifier: GPL-2.0 */
/*
 * ${what}
 * Generated from src/schema by "npm run generate"; do not edit.
 */
#ifndef ${guard}
#define ${guard}

${body}
#endif /* ${guard} */
`
}

export function constants(prefix: string, pairs: readonly (readonly [string, number])[]): string {
  return `enum {\n${pairs.map(([name, value]) => `\t${prefix}${name} = ${value},`).join('\n')}\n};\n`
}

/** Static tables stand in a header: a file that includes it need not use all of them. */
export function table(declaration: string, rows: readonly string[]): string {
  return `static const ${declaration} __attribute__((unused)) = {\n${rows.join('\n')}\n};\n`
}
