// SPDX-License-Identifier: Apache-2.0
// What most rules ask of an event before anything else, as bits (src/schema/policy-layout.ts EVENT_FACTS):
// each is what a comparison with a field of evt.* or fd.num comes to.

import { Ev } from '../event/current'
import { resolveFd } from '../event/descriptor'
import { EF_CREATES_FD, EF_DESTROYS_FD, EF_USES_FD, eventFlags } from '../generated/events'
import { FILE_FLAGS_O_RDONLY, FILE_FLAGS_O_WRONLY } from '../generated/flags'
import { fdTypeChar } from '../generated/names'
import {
  FACT_CHAR_FILE,
  FACT_CHAR_INET,
  FACT_CONNECTED,
  FACT_FAILED,
  FACT_FD_NOT_NEGATIVE,
  FACT_NAME_CHANGED,
  FACT_NOT_CONNECTED,
  FACT_NOT_TCP,
  FACT_OPEN_CREATE,
  FACT_OPEN_EXEC,
  FACT_OPEN_READ,
  FACT_OPEN_WRITE,
  FACT_RESULT_NEGATIVE,
  FACT_RESULT_NOT_NEGATIVE,
  FACT_SUCCEEDED,
  FACT_TCP,
  FACT_TYPE_INET,
  FACT_UDP,
  FIRST_FD_FACT,
} from '../generated/policy-layout'
import { FD_IPV4_SOCK, FD_IPV6_SERVSOCK, FD_PIDFD, FDF_CONNECTED, Fd } from '../state/fds'
import { L4_TCP, L4_UDP } from '../text/address'
import { isOpenCall, isOpenCreate, isOpenExec, MAY_CREATE, openFlags } from './evt-open'
import { fdNumber } from './fd'
import { createdTypeChar } from './fd-created'
import { l4Of } from './fd-name'

/** Whether fields of fd.* can have values. */
function speaksOfFd(): bool {
  const flags = eventFlags(Ev.code)
  return (flags & (EF_CREATES_FD | EF_USES_FD | EF_DESTROYS_FD)) != 0 && Ev.thread != 0
}

/** Facts come in groups: each is worked out as one, when a fact of it is asked for. */
export const OPEN_FACTS: u32 =
  (1 << FACT_OPEN_READ) | (1 << FACT_OPEN_WRITE) | (1 << FACT_OPEN_EXEC) | (1 << FACT_OPEN_CREATE)
export const FD_FACTS: u32 = ~(<u32>0) << FIRST_FD_FACT
export const OUTCOME_FACTS: u32 = ~(OPEN_FACTS | FD_FACTS)

/** What came of the call. */
export function outcomeFacts(): u32 {
  let facts: u32 = 0
  if (Ev.hasRes) {
    facts =
      Ev.res < 0
        ? (1 << FACT_FAILED) | (1 << FACT_RESULT_NEGATIVE)
        : (1 << FACT_SUCCEEDED) | (1 << FACT_RESULT_NOT_NEGATIVE)
  }
  return speaksOfFd() && fdNumber() >= 0 ? facts | (1 << FACT_FD_NOT_NEGATIVE) : facts
}

/** How a file was to be opened. */
export function openFacts(): u32 {
  if (!isOpenCall()) return isOpenExec() ? 1 << FACT_OPEN_EXEC : 0
  const flags = openFlags()
  let facts: u32 = 0
  if (flags & FILE_FLAGS_O_RDONLY) facts |= 1 << FACT_OPEN_READ
  if (flags & FILE_FLAGS_O_WRONLY) facts |= 1 << FACT_OPEN_WRITE
  if (flags & MAY_CREATE) {
    if (isOpenExec()) facts |= 1 << FACT_OPEN_EXEC
    if (isOpenCreate()) facts |= 1 << FACT_OPEN_CREATE
  }
  return facts
}

/** By fd.typechar. */
function charFacts(char: u32): u32 {
  if (char == 0x66) return 1 << FACT_CHAR_FILE
  return char == 0x34 || char == 0x36 ? 1 << FACT_CHAR_INET : 0
}

/** Per descriptor type: the facts that follow from it, u32 each. */
const typeFacts: usize = memory.data(128)

/** Fills the table; once, before the first event. */
export function initFacts(): void {
  for (let type: u32 = 0; type <= FD_PIDFD; type++) {
    let facts = charFacts(fdTypeChar(type))
    if (isInet(type)) facts |= 1 << FACT_TYPE_INET
    else facts |= 1 << FACT_NOT_TCP
    store<u32>(typeFacts + (type << 2), facts)
  }
}

function isInet(type: u32): bool {
  return type >= FD_IPV4_SOCK && type <= FD_IPV6_SERVSOCK
}

/** The facts of the descriptor that the current event speaks of. */
export function fdFacts(): u32 {
  if (!speaksOfFd()) return 0
  const fd = resolveFd()
  if (fd == 0) return charFacts(createdTypeChar())
  const o = Fd.at(fd)
  const type = <u32>o.type
  let facts = load<u32>(typeFacts + (type << 2))
  if (Ev.fdNameChanged) facts |= 1 << FACT_NAME_CHANGED
  facts |= (<u32>o.flags & FDF_CONNECTED) != 0 ? 1 << FACT_CONNECTED : 1 << FACT_NOT_CONNECTED
  if (!isInet(type)) return facts
  const l4 = l4Of(fd)
  if (l4 == L4_TCP) return facts | (1 << FACT_TCP)
  return facts | (l4 == L4_UDP ? (1 << FACT_NOT_TCP) | (1 << FACT_UDP) : 1 << FACT_NOT_TCP)
}
