// SPDX-License-Identifier: Apache-2.0
// What the capture reader drives: the evaluator's window and its two ways in. The engine implements it
// over Wasm; tests implement it in plain TypeScript. All offsets are relative to the window.

export interface RecordSink {
  /** The bytes the evaluator reads; the same memory for the sink's whole life. */
  readonly window: Uint8Array
  /** Takes whole records; returns the bytes taken, fewer than given when the match buffer is full. */
  consume(from: number, to: number, cpu: number): number
  /** Takes whole event blocks; returns the bytes taken, then stopReason() says why not all. */
  consumeBlocks(from: number, to: number): number
  /** STOP_REASONS of the last consume or consumeBlocks. */
  stopReason(): number
  /** Called when the match buffer is full; must empty it. */
  onMatchesFull(): void
  /** Threads met first in mid-life since the last call, oldest first; not all, if there were many. */
  takeGuessed?(): number[]
  /** From now on opens of regular files for reading alone do not come. */
  leaveOutReads?(on: boolean): void
}
