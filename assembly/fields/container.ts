// SPDX-License-Identifier: Apache-2.0
// Fields container.* and k8s.*: the container of the acting thread. Of one without metadata only the id
// and the start time are known.

import { Ev } from '../event/current'
import * as f from '../generated/fields'
import { Container, findContainer } from '../state/containers'
import { lengthOf, textOf } from '../state/strings'
import { Thread } from '../state/thread'
import { stringValue } from './ancestors'
import { matchPattern } from './pattern'
import { begin, finish, put, putByte, Text } from './text'
import {
  T_ANNOTATION,
  T_ANNOTATION_LEN,
  T_HOST,
  T_HOST_LEN,
  T_IO_KUBERNETES,
  T_IO_KUBERNETES_LEN,
  T_NA,
} from './texts'
import { findToken, firstToken, putTokens, Token, tokenAt, tokenOf } from './token-list'
import { KIND_NONE, KIND_STR, text, truth, unsigned } from './value'

const COLON: u32 = 0x3a
const COMMA: u32 = 0x2c
const BLANK: u32 = 0x20
const BY_INDEX: u32 = 1
/** Length of a short id. */
const SHORT_ID: u32 = 12

const HOST_PID: u32 = 1
const HOST_NETWORK: u32 = 2
const HOST_IPC: u32 = 4

/** Value of a container.* or k8s.* field. */
export function extractContainer(
  field: u32,
  argKind: u32,
  index: i32,
  key: usize,
  keyLen: u32,
): u32 {
  if (Ev.thread == 0) return KIND_NONE
  const t = Thread.at(Ev.thread)
  const c = <usize>t.container
  if (field == f.F_CONTAINER_ID)
    return c == 0 ? text(T_HOST, T_HOST_LEN) : stringValue(Container.at(c).id)
  // A container starts with its pid namespace.
  if (field == f.F_CONTAINER_START_TS) return t.pidnsStart == 0 ? KIND_NONE : unsigned(t.pidnsStart)
  if (field == f.F_CONTAINER_DURATION)
    return t.pidnsStart == 0 ? KIND_NONE : unsigned(Ev.ts - t.pidnsStart)
  if (c == 0) return ofHost(field)
  const o = Container.at(c)
  return o.known == 0 ? KIND_NONE : ofKnown(field, o, argKind, index, key, keyLen)
}

function ofHost(field: u32): u32 {
  switch (field) {
    case f.F_CONTAINER_FULL_ID:
    case f.F_CONTAINER_NAME:
    case f.F_CONTAINER_TYPE:
      return text(T_HOST, T_HOST_LEN)
    case f.F_CONTAINER_PRIVILEGED:
    case f.F_CONTAINER_HOST_PID:
    case f.F_CONTAINER_HOST_NETWORK:
    case f.F_CONTAINER_HOST_IPC:
      return truth(false)
    case f.F_CONTAINER_IMAGE:
    case f.F_CONTAINER_IMAGE_ID:
    case f.F_CONTAINER_IMAGE_REPOSITORY:
    case f.F_CONTAINER_IMAGE_TAG:
    case f.F_CONTAINER_IMAGE_DIGEST:
    case f.F_CONTAINER_MOUNTS:
    case f.F_CONTAINER_IP:
    case f.F_CONTAINER_CNI_JSON:
    case f.F_CONTAINER_LABELS:
    case f.F_K8S_POD_SANDBOX_ID:
    case f.F_K8S_POD_FULL_SANDBOX_ID:
    case f.F_K8S_POD_LABELS:
    case f.F_K8S_POD_IP:
    case f.F_K8S_POD_CNI_JSON:
      return text(T_NA, 0)
    default:
      return KIND_NONE
  }
}

function ofKnown(field: u32, o: Container, argKind: u32, index: i32, key: usize, keyLen: u32): u32 {
  switch (field) {
    case f.F_CONTAINER_FULL_ID:
      return stringValue(o.fullId)
    case f.F_CONTAINER_NAME:
      return stringValue(o.name)
    case f.F_CONTAINER_TYPE:
      return stringValue(o.type)
    case f.F_CONTAINER_IMAGE:
      return stringValue(o.image)
    case f.F_CONTAINER_IMAGE_ID:
      return stringValue(o.imageId)
    case f.F_CONTAINER_IMAGE_REPOSITORY:
      return stringValue(o.imageRepository)
    case f.F_CONTAINER_IMAGE_TAG:
      return stringValue(o.imageTag)
    case f.F_CONTAINER_IMAGE_DIGEST:
      return stringValue(o.imageDigest)
    case f.F_CONTAINER_PRIVILEGED:
      return truth(o.privileged != 0)
    case f.F_CONTAINER_IP:
      return stringValue(o.ip)
    case f.F_CONTAINER_CNI_JSON:
      return stringValue(o.cniJson)
    case f.F_CONTAINER_HOST_PID:
      return truth((<u32>o.hostFlags & HOST_PID) != 0)
    case f.F_CONTAINER_HOST_NETWORK:
      return truth((<u32>o.hostFlags & HOST_NETWORK) != 0)
    case f.F_CONTAINER_HOST_IPC:
      return truth((<u32>o.hostFlags & HOST_IPC) != 0)
    case f.F_CONTAINER_MOUNTS:
      begin()
      putTokens(<usize>o.mounts, COMMA)
      return finish()
    case f.F_CONTAINER_MOUNT:
    case f.F_CONTAINER_MOUNT_SOURCE:
    case f.F_CONTAINER_MOUNT_DEST:
    case f.F_CONTAINER_MOUNT_MODE:
    case f.F_CONTAINER_MOUNT_RDWR:
    case f.F_CONTAINER_MOUNT_PROPAGATION:
      return mountValue(field, o, argKind, index, key, keyLen)
    case f.F_CONTAINER_LABEL:
      return labelOf(o.labels, key, keyLen)
    case f.F_CONTAINER_LABELS:
      return labelsOf(o.labels)
    case f.F_K8S_POD_NAME:
      return filled(o.podName)
    case f.F_K8S_NS_NAME:
      return filled(o.podNs)
    case f.F_K8S_POD_ID:
    case f.F_K8S_POD_UID:
      return filled(o.podUid)
    case f.F_K8S_POD_FULL_SANDBOX_ID:
      return stringValue(o.podSandboxId)
    case f.F_K8S_POD_SANDBOX_ID: {
      const id = <usize>o.podSandboxId
      return text(textOf(id), min(lengthOf(id), SHORT_ID))
    }
    case f.F_K8S_POD_LABEL:
    case f.F_K8S_POD_LABELS:
    case f.F_K8S_POD_IP:
    case f.F_K8S_POD_CNI_JSON:
      return ofPod(field, o, key, keyLen)
    default:
      return KIND_NONE
  }
}

function filled(s: u32): u32 {
  return lengthOf(<usize>s) == 0 ? KIND_NONE : stringValue(s)
}

function labelOf(labels: u32, key: usize, keyLen: u32): u32 {
  return findToken(<usize>labels, key, keyLen, COLON) ? text(Token.ptr, Token.len) : KIND_NONE
}

function begins(p: usize, n: u32): bool {
  return Token.len >= n && memory.compare(Token.ptr, p, n) == 0
}

/** All but what the runtime itself notes down; "key" alone where the value is empty. */
function labelsOf(labels: u32): u32 {
  begin()
  const start = Text.at
  let at = firstToken(<usize>labels)
  while (tokenAt(<usize>labels, at)) {
    at = Token.next
    if (begins(T_ANNOTATION, T_ANNOTATION_LEN) || begins(T_IO_KUBERNETES, T_IO_KUBERNETES_LEN))
      continue
    if (Text.at != start) {
      putByte(COMMA)
      putByte(BLANK)
    }
    let keyEnd: u32 = 0
    while (keyEnd < Token.len && <u32>load<u8>(Token.ptr + keyEnd) != COLON) keyEnd++
    put(Token.ptr, keyEnd + 1 == Token.len ? keyEnd : Token.len)
  }
  return finish()
}

/**
 * What is known of the pod: by the container itself when it has the network's answer, else by the
 * pod's sandbox.
 */
function ofPod(field: u32, o: Container, key: usize, keyLen: u32): u32 {
  const asksOwn = lengthOf(<usize>o.cniJson) != 0
  const sandboxId = <usize>o.podSandboxId
  const noPod = !asksOwn && lengthOf(sandboxId) == 0
  let sandbox: usize = 0
  if (!asksOwn && !noPod) {
    sandbox = findContainer(textOf(sandboxId), min(lengthOf(sandboxId), SHORT_ID))
    if (sandbox != 0 && Container.at(sandbox).known == 0) sandbox = 0
  }
  if (field == f.F_K8S_POD_LABEL) {
    if (sandbox != 0 && labelOf(Container.at(sandbox).podLabels, key, keyLen) != KIND_NONE)
      return KIND_STR
    return labelOf(o.podLabels, key, keyLen)
  }
  if (noPod) return text(T_NA, 0)
  if (field == f.F_K8S_POD_LABELS)
    return labelsOf(sandbox != 0 ? Container.at(sandbox).podLabels : o.podLabels)
  if (!asksOwn && sandbox == 0) return KIND_NONE
  const source = sandbox != 0 ? Container.at(sandbox) : o
  return stringValue(field == f.F_K8S_POD_IP ? source.ip : source.cniJson)
}

/** Narrows Token, a mount, to its part `i` (source, destination, mode, rdwr, propagation). */
function mountPart(i: u32): void {
  const end = Token.ptr + Token.len
  let start = Token.ptr
  for (let k: u32 = 0; k < i; k++) {
    while (start < end && load<u8>(start) != 0x3a) start++
    if (start < end) start++
  }
  let stop = start
  while (stop < end && load<u8>(stop) != 0x3a) stop++
  Token.ptr = start
  Token.len = <u32>(stop - start)
}

/** Finds the mount whose part `i` matches the pattern; it is Token then. */
function findMount(mounts: usize, i: u32, key: usize, keyLen: u32): bool {
  let at = firstToken(mounts)
  while (tokenAt(mounts, at)) {
    const p = Token.ptr
    const n = Token.len
    const next = Token.next
    mountPart(i)
    if (matchPattern(key, keyLen, Token.ptr, Token.len)) {
      Token.ptr = p
      Token.len = n
      return true
    }
    at = next
  }
  return false
}

/** Mounts are chosen by number or by source; the source itself by destination. */
function mountValue(
  field: u32,
  o: Container,
  argKind: u32,
  index: i32,
  key: usize,
  keyLen: u32,
): u32 {
  const mounts = <usize>o.mounts
  const by: u32 = field == f.F_CONTAINER_MOUNT_SOURCE ? 1 : 0
  const found =
    argKind == BY_INDEX ? index >= 0 && tokenOf(mounts, index) : findMount(mounts, by, key, keyLen)
  if (!found) return KIND_NONE
  switch (field) {
    case f.F_CONTAINER_MOUNT_SOURCE:
      mountPart(0)
      break
    case f.F_CONTAINER_MOUNT_DEST:
      mountPart(1)
      break
    case f.F_CONTAINER_MOUNT_MODE:
      mountPart(2)
      break
    case f.F_CONTAINER_MOUNT_RDWR:
      mountPart(3)
      break
    case f.F_CONTAINER_MOUNT_PROPAGATION:
      mountPart(4)
      break
  }
  return text(Token.ptr, Token.len)
}
