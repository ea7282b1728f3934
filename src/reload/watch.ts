// SPDX-License-Identifier: Apache-2.0
// Notices that configuration or rules changed: edits, atomic renames, files that come and go, links
// that are turned elsewhere (Kubernetes ConfigMaps). Folders are watched, contents decide: an event
// without another content is nothing.
import { accessSync, constants as fs, realpathSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import type { FSWatcher } from 'chokidar'
import { fingerprint, isFolder } from '../config/fingerprint.ts'

/** Files and folders of files, as the configuration names them; they need not exist. */
export type WatchedPaths = readonly string[]

/** Where to listen, and for which names: undefined stands for all. */
function listening(paths: WatchedPaths): Map<string, Set<string> | undefined> {
  const places = new Map<string, Set<string> | undefined>()
  const listen = (path: string): void => {
    const folder = dirname(path)
    const names = places.has(folder) ? places.get(folder) : new Set<string>()
    // Of a ConfigMap, this is the link that is turned.
    names?.add(basename(path)).add('..data')
    places.set(folder, names)
  }
  for (const path of paths) {
    const full = resolve(path)
    listen(full)
    if (isFolder(full)) places.set(full, undefined)
    try {
      const real = realpathSync(full)
      if (real !== full) listen(real)
      if (real !== full && isFolder(real)) places.set(real, undefined)
    } catch {
      // Not there yet; its folder is watched.
    }
  }
  return places
}

/** Not to be watched: by the rights of this user alone, as threads without capabilities have them. */
export function isHidden(path: string): boolean {
  try {
    accessSync(path, fs.R_OK)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EACCES'
  }
}

export interface WatcherOptions {
  /** The fingerprint of what is in force. */
  readonly current: string
  readonly onChange: () => void
  /** Something happened that may come to be a change. */
  readonly onSign?: () => void
  /** Milliseconds without events before contents are looked at. */
  readonly debounce?: number
}

const DEBOUNCE_MS = 100

export class RulesWatcher {
  readonly #options: WatcherOptions
  #paths: WatchedPaths = []
  #current: string
  #watcher: FSWatcher | undefined
  /** One after the other: each replaces the watcher of the one before. */
  #listening: Promise<void> = Promise.resolve()
  #closed = false
  #timer: NodeJS.Timeout | undefined

  constructor(options: WatcherOptions) {
    this.#options = options
    this.#current = options.current
  }

  /** Takes effect when it settles; a change in between is noticed then. */
  watch(paths: WatchedPaths): Promise<void> {
    this.#paths = paths
    const settled = this.#listening.then(() => this.#listen())
    this.#listening = settled.catch(() => {})
    return settled
  }

  async #listen(): Promise<void> {
    const { watch } = await import('chokidar')
    await this.#watcher?.close()
    if (this.#closed) return
    const places = listening(this.#paths)
    const ignored = (path: string): boolean => {
      if (places.has(path)) return false
      const folder = dirname(path)
      if (!places.has(folder)) return true
      const names = places.get(folder)
      return names !== undefined && !names.has(basename(path))
    }
    const watcher = watch([...places.keys()], {
      depth: 0,
      ignored,
      ignoreInitial: true,
      // Links are looked at themselves: turning one is a change.
      followSymlinks: false,
    })
    this.#watcher = watcher
    watcher.on('all', () => {
      this.#options.onSign?.()
      this.#schedule()
    })
    // A folder that cannot be watched: SIGHUP still works.
    watcher.on('error', () => {})
    await new Promise<void>(ready => watcher.once('ready', ready))
    this.#schedule()
  }

  /** What is read from now on is what is in force. */
  accept(): void {
    this.#current = fingerprint(this.#paths)
  }

  #schedule(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#look(), this.#options.debounce ?? DEBOUNCE_MS)
  }

  #look(): void {
    const now = fingerprint(this.#paths)
    if (now === this.#current) return
    this.#current = now
    this.#options.onChange()
    // A link may lead elsewhere now, to files that are mended in their place when what is read is refused.
    this.watch(this.#paths).catch(() => {})
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    await this.#listening
    clearTimeout(this.#timer)
    await this.#watcher?.close()
  }
}
