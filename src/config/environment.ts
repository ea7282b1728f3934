// SPDX-License-Identifier: Apache-2.0
// `${NAME}` in the scalars of configuration files: the value of the environment variable, nothing
// when it is not set; `$${NAME}` is the text `${NAME}`. Keys and `-o` values are not expanded.

export type Environment = Readonly<Record<string, string | undefined>>

const REFERENCE = /\$\$\{([^}]*)\}|\$\{([^}]*)\}/g

export function expandEnvironment(text: string, environment: Environment): string {
  if (!text.includes('${')) return text
  return text.replace(REFERENCE, (_, escaped: string | undefined, name: string | undefined) =>
    escaped === undefined ? (environment[name as string] ?? '') : `\${${escaped}}`,
  )
}
