// SPDX-License-Identifier: Apache-2.0
// kmod/generated/fill.h: the fill table and the tables of system calls for both drivers, as arrays
// of small structures without pointers, so that a BPF object can hold them as constants. Pure.
import { constants, header, table } from './emit-c-text.ts'
import { constantName } from './emit-text.ts'
import {
  CONVERSIONS,
  FILL_OPS,
  type FillOp,
  NO_EXTRA,
  PLAN_KINDS,
  PLANS,
  type PlanVariant,
  planIndex,
} from './fills.ts'
import { askedAs, IA32_ARGUMENTS, IA32_CALLS, IA32_SHARED, IPC_CALLS, SOCKETCALLS } from './ia32.ts'
import { SYSCALLS, type SyscallRow, syscallByName } from './syscalls.ts'

/** Native numbers stay below; entries of gyr_calls from here on are for 32-bit callers only. */
const NATIVE_CALLS = 512
const NO_CALL = 0xffff

/** Calls with an enter event, as what they are about may have changed when they return. */
const ENTER_EVENTS: Readonly<Record<string, string>> = {
  open: 'SYSCALL_OPEN_E',
  creat: 'SYSCALL_CREAT_E',
  openat: 'SYSCALL_OPENAT_2_E',
  openat2: 'SYSCALL_OPENAT2_E',
  connect: 'SOCKET_CONNECT_E',
}

type Call = { want: number; code: number; exit: number; enter: number }

const indexed = (names: readonly string[]): [string, number][] =>
  names.map((name, index) => [name.toUpperCase(), index])

function nativeCall(number: number): Call {
  const row = SYSCALLS.find(candidate => candidate.x86_64 === number)
  return row === undefined
    ? { want: number, code: 0, exit: planIndex('GENERIC_X'), enter: 0 }
    : callOf(row, number)
}

function callOf(row: SyscallRow, want: number, ...variants: PlanVariant[]): Call {
  const enter = ENTER_EVENTS[row.name]
  return {
    want,
    code: row.code,
    exit: planIndex(row.event ?? 'GENERIC_X', ...variants),
    enter: enter === undefined ? 0 : planIndex(enter, ...variants),
  }
}

/** Index of a 32-bit call in calls, where it is put if there is none like it. */
function place(calls: Call[], name: string, as: string): number {
  const native = syscallByName(as)?.x86_64
  if (native === undefined) throw new Error(`no native call ${as}`)
  const row = syscallByName(name) ?? syscallByName(as)
  if (row === undefined) throw new Error(`no portable code for ${name}`)
  const event = IA32_EVENTS[name] ?? row.event
  const variants: PlanVariant[] = name.endsWith('64') ? ['wide', 'ia32'] : ['ia32']
  const call = callOf({ ...row, event }, native, ...variants)
  const known = calls.findIndex(other => describe(other) === describe(call))
  return known >= 0 ? known : calls.push(call) - 1
}

/** Events of calls whose 32-bit form has no portable code with an event of its own. */
const IA32_EVENTS: Readonly<Record<string, string>> = {
  lchown32: 'SYSCALL_LCHOWN_X',
  chown32: 'SYSCALL_CHOWN_X',
  fchown32: 'SYSCALL_FCHOWN_X',
}

const describe = (call: Call): string =>
  `{ ${call.want}, ${call.code}, ${call.exit}, ${call.enter} }`

function number(op: FillOp): number {
  return Object.keys(FILL_OPS).indexOf(op)
}

export function emitFill(): string {
  const calls = Array.from({ length: NATIVE_CALLS }, (_, number) => nativeCall(number))
  const ia32 = new Array<string>(NATIVE_CALLS).fill(`{ ${NO_CALL}, 0 }`)
  for (let shared = IA32_SHARED[0]; shared <= IA32_SHARED[1]; shared++) {
    ia32[shared] = `{ ${shared}, 0 }`
  }
  for (const row of IA32_CALLS) {
    const how = IA32_ARGUMENTS.indexOf(row.arguments)
    const demultiplexed = row.name === 'socketcall' || row.name === 'ipc'
    const call = demultiplexed ? NO_CALL : place(calls, row.name, row.as)
    ia32[row.number] = `{ ${call}, ${how} }`
  }
  const socketcalls = SOCKETCALLS.map(name => {
    if (name === undefined) return NO_CALL
    return place(calls, name, askedAs(name))
  })
  const ipc = Array.from({ length: 25 }, (_, first) => {
    const name = IPC_CALLS[first]
    return name === undefined ? NO_CALL : place(calls, name, name)
  })
  let first = 0
  const plans = PLANS.map(plan => {
    const row = `\t{ GYR_E_${plan.event}, ${first}, ${plan.fills.length}, ${PLAN_KINDS.indexOf(plan.kind)} },`
    first += plan.fills.length
    return row
  })
  const operations = Object.entries(FILL_OPS)
    .map(([name, what], index) => `\tGYR_OP_${name.toUpperCase()} = ${index}, /* ${what} */`)
    .join('\n')
  const numbers = (values: readonly number[]): string[] => [`\t${values.join(', ')}`]
  return header(
    'GYR_GENERATED_FILL_H',
    'How each parameter of each system call event is made, and which event each call is.',
    `#include "events.h"

/* ARG is gyr_fill.arg, EXTRA is gyr_fill.extra; a width of 0 is as long as the value. */
enum {
${operations}
	GYR_OPS = ${Object.keys(FILL_OPS).length},
};

/* gyr_convert(), convert.h */
${constants('GYR_CONVERT_', indexed(CONVERSIONS))}
/* gyr_plan.by: fills, or made by hand; messages: one record a message. */
${constants('GYR_BY_', indexed(PLAN_KINDS))}
/* gyr_ia32_call.arguments: in registers; six at the first; by socketcall(2); by ipc(2). */
${constants('GYR_IA32_', indexed(IA32_ARGUMENTS))}
#define GYR_NO_EXTRA ${NO_EXTRA}
#define GYR_NO_CALL ${NO_CALL}
#define GYR_NATIVE_CALLS ${NATIVE_CALLS}

struct gyr_fill {
	gyr_u8 op;
	gyr_u8 arg; /* of GYR_OP_RETURN: 6, as if it stood behind the arguments; GYR_NO_EXTRA: none */
	gyr_u8 extra;
	gyr_u8 convert;
	gyr_u8 width;
};

/* Its fills are gyr_fills[first] and the count - 1 behind. Plan 0 is GYR_E_GENERIC_X. */
struct gyr_plan {
	gyr_u16 event;
	gyr_u16 first;
	gyr_u8 count;
	gyr_u8 by;
};

/* want: native number that interest is asked by. exit, enter: plans; enter 0: none. */
struct gyr_call {
	gyr_u16 want;
	gyr_u16 code;
	gyr_u8 exit;
	gyr_u8 enter;
};

/* call: index into gyr_calls. */
struct gyr_ia32_call {
	gyr_u16 call;
	gyr_u16 arguments;
};

#ifndef __cplusplus
${table(
  'struct gyr_fill gyr_fills[]',
  PLANS.flatMap(plan =>
    plan.fills.map(
      fill =>
        `\t{ ${number(fill.op)}, ${fill.arg}, ${fill.extra}, ${fill.conversion}, ${fill.width} },`,
    ),
  ),
)}
${table('struct gyr_plan gyr_plans[]', plans)}
/* By native number; from GYR_NATIVE_CALLS on what 32-bit callers make otherwise. */
${table(
  'struct gyr_call gyr_calls[]',
  calls.map(call => `\t${describe(call)},`),
)}
${table(
  'struct gyr_ia32_call gyr_ia32_calls[]',
  ia32.map(row => `\t${row},`),
)}
/* First argument of socketcall(2), ipc(2) to index into gyr_calls. */
${table('gyr_u16 gyr_socketcalls[]', numbers(socketcalls))}
${table('gyr_u16 gyr_ipc_calls[]', numbers(ipc))}
#endif
#define GYR_FILL_COUNT ${first}
#define GYR_PLAN_COUNT ${PLANS.length}
#define GYR_CALL_COUNT ${calls.length}
${PLANS.map((plan, index) => (plan.variant !== undefined ? '' : `#define GYR_PLAN_${constantName(plan.event)} ${index}\n`)).join('')}`,
  )
}
