// SPDX-License-Identifier: Apache-2.0
// The JSON schema of the configuration file for editors (`--config-schema`), made from the table of keys.
import { toJsonSchema } from './node.ts'
import { CONFIG_SCHEMA } from './schema.ts'

export function configFileSchema(): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: CONFIG_SCHEMA.doc,
    ...toJsonSchema(CONFIG_SCHEMA),
  }
}
