// SPDX-License-Identifier: Apache-2.0
// The one error the capture reader gives: what is wrong with a file, where in it, and in which block.
// Thrown by the readers for a file that cannot be gone on with; returned (not thrown) for one that ends early.

/** A stable name of what went wrong; commands map it to an exit code. */
export type CaptureErrorCode =
  | 'unreadable'
  | 'is-directory'
  | 'empty'
  | 'not-a-capture'
  | 'newer-version'
  | 'corrupt-block'
  | 'corrupt-gzip'
  | 'block-too-large'
  | 'truncated'

/** Where in a capture the error is; offsets count uncompressed bytes. */
export interface CaptureErrorPlace {
  readonly offset?: number | undefined
  readonly blockType?: number | undefined
  readonly file?: string | undefined
}

export class CaptureError extends Error {
  readonly code: CaptureErrorCode
  /** What is wrong, without the place. */
  readonly reason: string
  readonly file: string | undefined
  readonly offset: number | undefined
  readonly blockType: number | undefined

  constructor(code: CaptureErrorCode, reason: string, place: CaptureErrorPlace = {}) {
    super(oneLine(reason, place))
    this.name = 'CaptureError'
    this.code = code
    this.reason = reason
    this.file = place.file
    this.offset = place.offset
    this.blockType = place.blockType
  }

  /** The same error with what the caller knows better: readers know offsets, sources know files. */
  at(place: CaptureErrorPlace): CaptureError {
    return new CaptureError(this.code, this.reason, {
      offset: this.offset ?? place.offset,
      blockType: this.blockType ?? place.blockType,
      file: this.file ?? place.file,
    })
  }
}

function oneLine(reason: string, place: CaptureErrorPlace): string {
  let text = place.file === undefined ? reason : `${place.file}: ${reason}`
  if (place.offset !== undefined) text += ` at offset ${place.offset}`
  if (place.blockType !== undefined) text += ` (block type 0x${place.blockType.toString(16)})`
  return text
}
