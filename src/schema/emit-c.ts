// SPDX-License-Identifier: Apache-2.0
// The tables as C headers for the kernel module: what it sends, not how anybody prints it.
// Pure; only generate.ts writes.
import { emitFill } from './emit-c-fill.ts'
import { constants, header, table } from './emit-c-text.ts'
import { constantName } from './emit-text.ts'
import { EVENT_FLAGS, EVENTS, type EventRow, isLive } from './events.ts'
import { computeSchemaHash } from './hash.ts'
import { ABI_VERSION, MAX_PARAMS, RECORD_HEADER } from './layout.ts'
import { SYSCALLS, type SyscallRow } from './syscalls.ts'
import { PARAM_TYPES } from './types.ts'

/** File name below kmod/generated → text. */
export function emitC(): ReadonlyMap<string, string> {
  return new Map([
    ['events.h', emitEvents()],
    ['syscalls.h', emitSyscalls()],
    ['fill.h', emitFill()],
  ])
}

function emitEvents(): string {
  const live = EVENTS.filter(isLive)
  const positions = live.flatMap(row =>
    row.params.map((param, index): [string, number] => [
      `${row.id}_${constantName(param.name)}`,
      index,
    ]),
  )
  const flags = (row: EventRow): string =>
    row.flags.length === 0 ? '0' : row.flags.map(flag => `GYR_EF_${flag}`).join(' | ')
  const types = (row: EventRow): string =>
    row.params.map(param => `GYR_PT_${constantName(param.type)}`).join(', ')
  return header(
    'GYR_GENERATED_EVENTS_H',
    'Event codes and parameters of the capture format.',
    `#ifdef __KERNEL__
#include <linux/build_bug.h>
#include <linux/stddef.h>
#include <linux/types.h>
typedef u8 gyr_u8;
typedef u16 gyr_u16;
typedef u32 gyr_u32;
typedef u64 gyr_u64;
#elif defined(__bpf__)
#define static_assert _Static_assert
#ifndef offsetof
#define offsetof(type, member) __builtin_offsetof(type, member)
#endif
typedef unsigned char gyr_u8;
typedef unsigned short gyr_u16;
typedef unsigned int gyr_u32;
typedef unsigned long long gyr_u64;
#else
#include <assert.h>
#include <stddef.h>
#include <stdint.h>
typedef uint8_t gyr_u8;
typedef uint16_t gyr_u16;
typedef uint32_t gyr_u32;
typedef uint64_t gyr_u64;
#endif

#define GYR_ABI_VERSION ${ABI_VERSION}
#define GYR_SCHEMA_HASH 0x${computeSchemaHash().hex}ULL
#define GYR_MAX_PARAMS ${MAX_PARAMS}
#define GYR_EVENT_COUNT ${EVENTS.length}

/* Stands before every record, then nparams lengths, then the values. */
struct gyr_record_header {
	gyr_u64 ts; /* ns since the epoch */
	gyr_u64 tid;
	gyr_u32 len; /* with this header */
	gyr_u16 type;
	gyr_u32 nparams;
} __attribute__((packed));

${Object.entries(RECORD_HEADER)
  .map(([name, offset]) =>
    name === 'SIZE'
      ? `static_assert(sizeof(struct gyr_record_header) == ${offset}, "record header size");`
      : `static_assert(offsetof(struct gyr_record_header, ${name.toLowerCase()}) == ${offset}, "${name.toLowerCase()}");`,
  )
  .join('\n')}

${constants(
  'GYR_E_',
  EVENTS.map(row => [row.id, row.code]),
)}
${constants('GYR_EF_', Object.entries(EVENT_FLAGS))}
${constants(
  'GYR_PT_',
  Object.entries(PARAM_TYPES).map(([name, { id }]) => [constantName(name), id]),
)}
/* Positions of the parameters of events that are sent today. */
${constants('GYR_P_', positions)}
struct gyr_event_info {
	gyr_u16 flags;
	gyr_u8 nparams;
	gyr_u8 live; /* sent today */
	gyr_u8 types[GYR_MAX_PARAMS];
};

#ifndef __cplusplus /* which has no such initializers */
/* Bytes of a parameter's value by type; 0 = as many as the record says. */
${table(
  'gyr_u8 gyr_type_width[]',
  Object.entries(PARAM_TYPES).map(
    ([name, { width }]) => `\t[GYR_PT_${constantName(name)}] = ${width},`,
  ),
)}
${table(
  'struct gyr_event_info gyr_events[GYR_EVENT_COUNT]',
  EVENTS.map(
    row =>
      `\t[GYR_E_${row.id}] = { ${flags(row)}, ${row.params.length}, ${isLive(row) ? 1 : 0}, { ${types(row) || 0} } },`,
  ),
)}
static_assert(sizeof(struct gyr_event_info) == ${4 + MAX_PARAMS}, "event info");
static_assert(sizeof(gyr_events) / sizeof(gyr_events[0]) == GYR_EVENT_COUNT, "event table");
#endif
`,
  )
}

const ARCHITECTURES = [
  ['x86_64', '__x86_64__'],
  ['aarch64', '__aarch64__'],
] as const

function emitSyscalls(): string {
  const native = (arch: 'x86_64' | 'aarch64'): string => {
    const rows = SYSCALLS.filter(row => row[arch] !== undefined)
    const size = Math.max(...rows.map(row => row[arch] ?? 0)) + 1
    const entry = (row: SyscallRow): string =>
      `\t[${row[arch]}] = { GYR_SC_${constantName(row.name)}, GYR_E_${row.event} },`
    return `#define GYR_SYSCALL_TABLE_SIZE ${size}
${table(
  'struct gyr_syscall gyr_syscalls[GYR_SYSCALL_TABLE_SIZE]',
  rows.toSorted((a, b) => (a[arch] ?? 0) - (b[arch] ?? 0)).map(entry),
)}`
  }
  return header(
    'GYR_GENERATED_SYSCALLS_H',
    'Native system call numbers to portable codes and the event sent at exit.',
    `#include "events.h"

${constants(
  'GYR_SC_',
  SYSCALLS.map(row => [constantName(row.name), row.code]),
)}
/* code 0: a number the table does not know, sent as GYR_E_GENERIC_X. */
struct gyr_syscall {
	gyr_u16 code;
	gyr_u16 exit_event;
};

${ARCHITECTURES.map(
  ([arch, macro], index) => `#${index === 0 ? 'if' : 'elif'} defined(${macro})\n${native(arch)}`,
).join('')}#endif
`,
  )
}
