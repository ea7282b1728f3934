// SPDX-License-Identifier: Apache-2.0
// Writes everything that is generated from the schema: part of `npm run generate`.
import { generatedFiles } from './generated-files.ts'
import { writeGenerated } from './write-generated.ts'

writeGenerated(generatedFiles())
