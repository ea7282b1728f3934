// SPDX-License-Identifier: Apache-2.0
// What a capture says about containers: events whose only content is JSON, from libs (until 0.20) or
// from Falco's container plugin, made into CONTAINER records. The evaluator hands them over, for it
// parses no JSON; live sources build the same records from the runtimes' answers.
import { EVENTS, eventById } from '../schema/events.ts'
import { HOST_FLAGS, hostRecord } from '../schema/host-records.ts'
import { encodeRecord } from '../schema/record.ts'
import { RecordView } from './record-view.ts'

const CONTAINER = hostRecord('CONTAINER')
const JSON_EVENT = eventById('CONTAINER_JSON_2_E')
const ASYNC_EVENT = eventById('ASYNCEVENT_E')
const JSON_PARAM = paramIndex(JSON_EVENT.code, 'json')
const ASYNC_NAME = paramIndex(ASYNC_EVENT.code, 'name')
const ASYNC_DATA = paramIndex(ASYNC_EVENT.code, 'data')

/** Name of the plugin's event for a container it learnt about; removals say nothing new. */
const ADDED = 'container'

/** Characters and bytes kept of one value: a record must fit where the reader feeds records. */
const MAX_TEXT = 1024
const MAX_CNI_TEXT = 4096
const MAX_LIST_BYTES = 16_384
const MAX_ENTRIES = 1024

/** Runtime numbers of libs, as container.type prints them. */
const TYPES: ReadonlyMap<number, string> = new Map([
  [0, 'docker'],
  [1, 'lxc'],
  [2, 'libvirt-lxc'],
  [3, 'mesos'],
  [4, 'rkt'],
  [6, 'cri'],
  [7, 'containerd'],
  [8, 'cri-o'],
  [9, 'bpm'],
  [11, 'podman'],
  [0xfffe, 'host'],
])

/** True for the two events that may hold a container's JSON. */
export function isContainerEvent(code: number): boolean {
  return code === JSON_EVENT.code || code === ASYNC_EVENT.code
}

/** The CONTAINER record an event's JSON makes; null when it holds none (hostile JSON included). */
export function containerRecordOf(event: Uint8Array): Uint8Array | null {
  const view = RecordView.of(event)
  const json = view === null ? undefined : jsonOf(view)
  if (view === null || json === undefined) return null
  const facts = containerOf(json)
  return facts === undefined ? null : encodeContainer(view.ts, facts)
}

function jsonOf(view: RecordView): string | undefined {
  if (view.code === JSON_EVENT.code) return view.text(JSON_PARAM)
  if (view.code === ASYNC_EVENT.code && view.text(ASYNC_NAME) === ADDED) {
    return view.text(ASYNC_DATA)
  }
  return undefined
}

/** A parsed JSON object; of its values nothing is known. */
class Facts {
  readonly #values: Readonly<Record<string, unknown>>

  constructor(values: object) {
    this.#values = values as Record<string, unknown>
  }

  text(key: string, most = MAX_TEXT): string {
    const value = this.#get(key)
    return typeof value === 'string' ? value.slice(0, most).replaceAll('\0', '') : ''
  }

  number(key: string): number | undefined {
    const value = this.#get(key)
    return typeof value === 'number' ? value : undefined
  }

  flag(key: string): boolean {
    return this.#get(key) === true
  }

  /** String members of an object, as pairs in order of their names: so they are printed. */
  pairs(key: string): [string, string][] {
    const value = this.#get(key)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
    return Object.entries(value)
      .filter((entry): entry is [string, string] => typeof entry[1] === 'string')
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .slice(0, MAX_ENTRIES)
  }

  objects(key: string): Facts[] {
    const value = this.#get(key)
    if (!Array.isArray(value)) return []
    return value
      .filter((item): item is object => typeof item === 'object' && item !== null)
      .slice(0, MAX_ENTRIES)
      .map(item => new Facts(item))
  }

  #get(key: string): unknown {
    return Object.hasOwn(this.#values, key) ? this.#values[key] : undefined
  }
}

/** The container's facts: below "container", but at the top in the oldest form. */
function containerOf(json: string): Facts | undefined {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  const inner = 'container' in value ? value.container : value
  if (typeof inner !== 'object' || inner === null) return undefined
  const facts = new Facts(inner)
  return facts.text('id') === '' && facts.text('full_id') === '' ? undefined : facts
}

function encodeContainer(ts: bigint, facts: Facts): Uint8Array {
  const labels = facts.pairs('labels')
  const label = (key: string): string =>
    (labels.find(([name]) => name === key)?.[1] ?? '').slice(0, MAX_TEXT).replaceAll('\0', '')
  return encodeRecord(CONTAINER, ts, 0, {
    full_id: facts.text('full_id'),
    id: facts.text('id') || facts.text('full_id').slice(0, 12),
    type: TYPES.get(facts.number('type') ?? -1) ?? '',
    name: facts.text('name'),
    image: facts.text('image'),
    image_id: facts.text('imageid'),
    image_repository: facts.text('imagerepo'),
    image_tag: facts.text('imagetag'),
    image_digest: facts.text('imagedigest'),
    ip: addressOf(facts),
    cni_json: facts.text('cni_json', MAX_CNI_TEXT),
    privileged: facts.flag('privileged') ? 1 : 0,
    mounts: listOf(facts.objects('Mounts').map(mountText)),
    labels: listOf(labels.map(pairText)),
    pod_name: label('io.kubernetes.pod.name'),
    pod_ns: label('io.kubernetes.pod.namespace'),
    pod_uid: label('io.kubernetes.pod.uid'),
    pod_sandbox_id: facts.text('pod_sandbox_id'),
    pod_labels: listOf(facts.pairs('pod_sandbox_labels').map(pairText)),
    host_flags:
      shared(facts, 'host_pid', 'PID') |
      shared(facts, 'host_network', 'NETWORK') |
      shared(facts, 'host_ipc', 'IPC'),
  })
}

function shared(facts: Facts, key: string, flag: string): number {
  return facts.flag(key) ? (HOST_FLAGS[flag] ?? 0) : 0
}

/** Dotted text; some releases wrote the address as one number. */
function addressOf(facts: Facts): string {
  const number = facts.number('ip')
  if (number === undefined || number === 0) return facts.text('ip')
  return [24, 16, 8, 0].map(shift => (number >>> shift) & 0xff).join('.')
}

function mountText(mount: Facts): string {
  const access = mount.flag('RW') ? 'true' : 'false'
  return [
    mount.text('Source'),
    mount.text('Destination'),
    mount.text('Mode'),
    access,
    mount.text('Propagation'),
  ].join(':')
}

function pairText([key, value]: [string, string]): string {
  return `${key}:${value}`
}

/** Each entry with its NUL; whole entries only, as many as a record can hold. */
function listOf(entries: readonly string[]): Uint8Array {
  const encoder = new TextEncoder()
  const bytes = new Uint8Array(MAX_LIST_BYTES)
  let length = 0
  for (const entry of entries) {
    const part = encoder.encode(`${entry.replaceAll('\0', '')}\0`)
    if (length + part.length > MAX_LIST_BYTES) break
    bytes.set(part, length)
    length += part.length
  }
  return bytes.slice(0, length)
}

function paramIndex(code: number, name: string): number {
  const index = EVENTS[code]?.params.findIndex(param => param.name === name) ?? -1
  if (index < 0) throw new Error(`event ${code} has no ${name}`)
  return index
}
