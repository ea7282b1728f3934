// SPDX-License-Identifier: Apache-2.0
// What most rules ask of an event before anything else, as bits (src/schema/policy-layout.ts EVENT_FACTS):
// each is what a comparison with a field of evt.* or fd.num comes to.

import { Ev } from '../event/current'
import { EF_CREATES_FD, EF_DESTROYS_FD, EF_USES_FD, eventFlags } from '../generated/events'
import { FILE_FLAGS_O_RDONLY, FILE_FLAGS_O_WRONLY } from '../generated/flags'
import {
  FACT_FAILED,
  FACT_FD_NOT_NEGATIVE,
  FACT_OPEN_CREATE,
  FACT_OPEN_EXEC,
  FACT_OPEN_READ,
  FACT_OPEN_WRITE,
  FACT_RESULT_NEGATIVE,
  FACT_RESULT_NOT_NEGATIVE,
  FACT_SUCCEEDED,
} from '../generated/policy-layout'
import { isOpenCreate, isOpenExec, openFlags } from './evt-open'
import { fdNumber } from './fd'

/** The facts of the current event. */
export function eventFacts(): u32 {
  let facts: u32 = 0
  if (Ev.hasRes) {
    facts =
      Ev.res < 0
        ? (1 << FACT_FAILED) | (1 << FACT_RESULT_NEGATIVE)
        : (1 << FACT_SUCCEEDED) | (1 << FACT_RESULT_NOT_NEGATIVE)
  }
  if (
    (eventFlags(Ev.code) & (EF_CREATES_FD | EF_USES_FD | EF_DESTROYS_FD)) != 0 &&
    Ev.thread != 0 &&
    fdNumber() >= 0
  ) {
    facts |= 1 << FACT_FD_NOT_NEGATIVE
  }
  const flags = openFlags()
  if (flags & FILE_FLAGS_O_RDONLY) facts |= 1 << FACT_OPEN_READ
  if (flags & FILE_FLAGS_O_WRONLY) facts |= 1 << FACT_OPEN_WRITE
  if (isOpenExec()) facts |= 1 << FACT_OPEN_EXEC
  if (isOpenCreate()) facts |= 1 << FACT_OPEN_CREATE
  return facts
}
