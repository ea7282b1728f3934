// SPDX-License-Identifier: Apache-2.0
// Writes the pages and schemas of docs/ that are made from tables of the program: part of `npm run generate`.
import { emitConfigDoc } from './config/docs.ts'
import { configFileSchema } from './config/file-schema.ts'
import { EDITOR_SCHEMA } from './rules/editor-schema.ts'
import { emitErrorsDoc } from './rules/errors-doc.ts'
import { writeGenerated } from './schema/write-generated.ts'

const json = (value: object): string => `${JSON.stringify(value, undefined, 2)}\n`

writeGenerated([
  ['docs/configuration.md', emitConfigDoc()],
  ['docs/errors.md', emitErrorsDoc()],
  ['docs/schema/rules.json', json(EDITOR_SCHEMA)],
  ['docs/schema/config.json', json(configFileSchema())],
])
