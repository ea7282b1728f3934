// SPDX-License-Identifier: Apache-2.0
// The output channels that the configuration turns on, in the order alerts are given to them.
import type { Config } from './config/config.ts'
import { FileOutput } from './output/file.ts'
import type { Output } from './output/output.ts'
import { StdoutOutput } from './output/stdout.ts'

export function createOutputs(config: Config, unbuffered: boolean): Output[] {
  const outputs: Output[] = []
  const { enabled, filename, keep_alive: keepAlive } = config.file_output
  if (enabled) outputs.push(new FileOutput({ filename, keepAlive }))
  if (config.stdout_output.enabled) outputs.push(new StdoutOutput({ unbuffered }))
  return outputs
}
