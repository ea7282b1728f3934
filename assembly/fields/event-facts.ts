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
} from '../generated/policy-layout'
import { FD_IPV4_SOCK, FD_IPV6_SERVSOCK, FDF_CONNECTED, Fd } from '../state/fds'
import { L4_TCP, L4_UDP } from '../text/address'
import { isOpenCreate, isOpenExec, openFlags } from './evt-open'
import { fdNumber } from './fd'
import { createdTypeChar } from './fd-created'
import { l4Of } from './fd-name'

/** Whether fields of fd.* can have values. */
function speaksOfFd(): bool {
  const flags = eventFlags(Ev.code)
  return (flags & (EF_CREATES_FD | EF_USES_FD | EF_DESTROYS_FD)) != 0 && Ev.thread != 0
}

/** The facts of the current event, but for its descriptor's. */
export function eventFacts(): u32 {
  let facts: u32 = 0
  if (Ev.hasRes) {
    facts =
      Ev.res < 0
        ? (1 << FACT_FAILED) | (1 << FACT_RESULT_NEGATIVE)
        : (1 << FACT_SUCCEEDED) | (1 << FACT_RESULT_NOT_NEGATIVE)
  }
  if (speaksOfFd() && fdNumber() >= 0) facts |= 1 << FACT_FD_NOT_NEGATIVE
  const flags = openFlags()
  if (flags & FILE_FLAGS_O_RDONLY) facts |= 1 << FACT_OPEN_READ
  if (flags & FILE_FLAGS_O_WRONLY) facts |= 1 << FACT_OPEN_WRITE
  if (isOpenExec()) facts |= 1 << FACT_OPEN_EXEC
  if (isOpenCreate()) facts |= 1 << FACT_OPEN_CREATE
  return facts
}

/** By fd.typechar. */
function charFacts(char: u32): u32 {
  if (char == 0x66) return 1 << FACT_CHAR_FILE
  return char == 0x34 || char == 0x36 ? 1 << FACT_CHAR_INET : 0
}

/** The facts of the descriptor that the current event speaks of. */
export function fdFacts(): u32 {
  if (!speaksOfFd()) return 0
  const fd = resolveFd()
  if (fd == 0) return charFacts(createdTypeChar())
  const o = Fd.at(fd)
  const type = <u32>o.type
  let facts = charFacts(fdTypeChar(type))
  if (type >= FD_IPV4_SOCK && type <= FD_IPV6_SERVSOCK) facts |= 1 << FACT_TYPE_INET
  if (Ev.fdNameChanged) facts |= 1 << FACT_NAME_CHANGED
  facts |= (<u32>o.flags & FDF_CONNECTED) != 0 ? 1 << FACT_CONNECTED : 1 << FACT_NOT_CONNECTED
  const l4 = l4Of(fd)
  facts |= l4 == L4_TCP ? 1 << FACT_TCP : 1 << FACT_NOT_TCP
  return l4 == L4_UDP ? facts | (1 << FACT_UDP) : facts
}
