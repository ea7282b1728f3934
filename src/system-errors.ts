// SPDX-License-Identifier: Apache-2.0
// What the system says when it refuses something, in words.

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EDQUOT: 'the disk quota is used up',
  EEXIST: 'there is such a file already',
  EFBIG: 'the file would be larger than is allowed',
  EIO: 'input/output error',
  EISDIR: 'is a directory',
  ELOOP: 'too many symbolic links',
  EMFILE: 'too many open files',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'no such file or directory',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of the path is not a directory',
  EPERM: 'not permitted',
  EROFS: 'the file system is read only',
  ETXTBSY: 'the file is a program that runs',
}

/** The reason alone, without the file; `special` has other words for some codes. Undefined: it has no words here. */
export function knownReason(
  error: unknown,
  special: Readonly<Record<string, string>> = {},
): string | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return special[code] ?? REASONS[code]
}

/** The same, or what the error says itself. */
export function reasonOf(error: Error, special?: Readonly<Record<string, string>>): string {
  return knownReason(error, special) ?? error.message
}

/** The file and the reason, for an error that nobody has more to say about. */
export function systemErrorText(error: Error): string {
  const { path, dest } = error as Error & { path?: unknown; dest?: unknown }
  const file = typeof dest === 'string' ? dest : path
  return typeof file === 'string' ? `${file}: ${reasonOf(error)}` : reasonOf(error)
}
