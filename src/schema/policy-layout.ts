// SPDX-License-Identifier: Apache-2.0
// Byte layout of a compiled policy (policy.gyr): what src/rules/policy.ts writes and assembly/rule/
// reads. All numbers are little endian, all sections start at a multiple of 8 bytes.
//
//   | header | section table: {offset u32, count u32} per section | sections ... | 64 zero bytes |

/** "GYRP" */
export const POLICY_MAGIC: number = 0x50525947
export const POLICY_VERSION: number = 3

/** Offsets in the header; the section table follows at SIZE. */
export const POLICY_HEADER = {
  MAGIC: 0,
  VERSION: 4,
  SCHEMA_LO: 8,
  SCHEMA_HI: 12,
  LENGTH: 16,
  /** 0 = the first matching rule of an event, 1 = all. */
  MATCHING: 20,
  RULES: 24,
  /** Words of 64 slots in a mask. */
  WORDS: 28,
  SIZE: 32,
} as const

/** Room behind the last section, so that vector loads of a comparison stay inside. */
export const POLICY_TAIL: number = 64

/** Sections in file order with the size of one item in bytes. */
export const POLICY_SECTIONS = {
  /** {first index in ARGS u32, count u32}: the output fields of each rule. */
  RULES: 8,
  OPERANDS: 32,
  /** u32 operand numbers: arguments of transformers, output fields. */
  ARGS: 4,
  PREDICATES: 32,
  VALUES: 24,
  /** Hash sets: {hash u32, index in VALUES + 1 or 0 u32}. */
  SETS: 8,
  /** Glob tokens: kind << 24 | argument, u32. */
  TOKENS: 4,
  /** Sets of bytes, 256 bits each. */
  BITMAPS: 32,
  /** Components of path prefixes: {glob? u32, text offset or first token u32, length u32}. */
  COMPONENTS: 12,
  /** Regular expressions, bytes. */
  REGEXES: 1,
  /** Texts that many predicates test one operand for; see TEXT_INDEX. */
  INDEXES: 8,
  /** Nodes of the trees of all indexes; children stand next to each other, behind their parent. */
  INDEX_NODES: 28,
  /** First byte of each node's label, from which to go (for ends: the last one). */
  INDEX_KEYS: 1,
  /** u32 predicate numbers. */
  INDEX_OUTPUTS: 4,
  /** Branching programs: {predicate u32, label if true u32, label if false u32}. */
  NODES: 12,
  /**
   * Rule number of each slot, u32, in ascending order. A slot is a rule for the events in which it comes to
   * the same conditions on process and name fields; these conditions are what a mask bit stands for.
   */
  SLOTS: 4,
  /** Per slot: label of the program weakened to process fields, to name fields. */
  THREAD_PROGRAMS: 4,
  PATH_PROGRAMS: 4,
  /** Per event code: row u16, 0xffff = no rule. */
  CODES: 2,
  ROWS: 28,
  ROW_WORDS: 16,
  /** Labels of the slots of a row word, in their order; see PROGRAM. */
  PROGRAMS: 16,
  /** Predicates that choose the mask variant of a row. */
  SIGNATURES: 4,
  MASKS: 8,
  /** Texts, bytes. */
  STRINGS: 1,
  /** JSON (UTF-8): names, priorities, outputs; for hosts. */
  META: 1,
} as const

/** A label below this is an end: 0 = no match, 1 = match; label n stands for node n - 2. */
export const FIRST_NODE_LABEL: number = 2
export const NO_ROW: number = 0xffff

export const POLICY_RULE = { FIRST: 0, COUNT: 4 } as const

export const OPERAND = {
  KIND: 0,
  ARG_KIND: 1,
  FUNCTION: 2,
  /** 1 = worth keeping for the other predicates on it. */
  KEEP: 3,
  FIELD: 4,
  ARG_INDEX: 8,
  TEXT: 12,
  TEXT_LEN: 16,
  FIRST_ARG: 20,
  ARG_COUNT: 24,
  /** Number of its index + 1; 0 = none. */
  INDEX: 28,
} as const

export const OPERAND_KINDS = { FIELD: 1, LITERAL: 2, TRANSFORM: 3, LIST: 4 } as const
/** How a field's argument is given; an index comes with its text too. */
export const ARG_KINDS = { NONE: 0, INDEX: 1, KEY: 2 } as const
export const FUNCTIONS = {
  TOLOWER: 1,
  TOUPPER: 2,
  B64: 3,
  BASENAME: 4,
  LEN: 5,
  JOIN: 6,
  CONCAT: 7,
  GETOPT: 8,
} as const

export const PREDICATE = {
  OP: 0,
  MODIFIER: 1,
  TYPE: 2,
  FLAGS: 3,
  LEFT: 4,
  RIGHT: 8,
  FIRST_VALUE: 12,
  VALUE_COUNT: 16,
  /** First slot of the hash set, and its size (a power of two; 0 = no set). */
  SET: 20,
  SET_SIZE: 24,
  /** Shortest and longest text in the set, u16 each. */
  MIN_LEN: 28,
  MAX_LEN: 30,
} as const

export const OPS = {
  EXISTS: 0,
  EQ: 1,
  NE: 2,
  LT: 3,
  LE: 4,
  GT: 5,
  GE: 6,
  IN: 7,
  INTERSECTS: 8,
  PMATCH: 9,
  CONTAINS: 10,
  ICONTAINS: 11,
  STARTSWITH: 12,
  ENDSWITH: 13,
  GLOB: 14,
  REGEX: 15,
} as const

export const MODIFIERS = { NONE: 0, ONEOF: 1, ANYOF: 2, ALLOF: 3 } as const

/** What the values of a predicate are. */
export const VALUE_TYPES = {
  NONE: 0,
  STRING: 1,
  SIGNED: 2,
  UNSIGNED: 3,
  DOUBLE: 4,
  NET: 5,
  /** Text and, where HAS_NUMBER is set, a number: decided by the value at run time. */
  DYNAMIC: 6,
} as const

export const PREDICATE_FLAGS = {
  /** The right side is the operand RIGHT. */
  OPERAND: 1,
  /** The same as fact number RIGHT of the event (EVENT_FACTS). */
  FACT: 2,
  /** The left side's index knows when it holds. */
  INDEXED: 4,
} as const

/**
 * What events are asked most, by bit; worked out once an event, without looking at fields. Those of the
 * descriptor (FIRST_FD_FACT and above) are worked out apart, when one of them is asked for.
 */
export const EVENT_FACTS = {
  OPEN_READ: 0,
  OPEN_WRITE: 1,
  OPEN_EXEC: 2,
  OPEN_CREATE: 3,
  /** evt.failed = true, evt.failed = false. */
  FAILED: 4,
  SUCCEEDED: 5,
  /** evt.rawres < 0, evt.rawres >= 0. */
  RESULT_NEGATIVE: 6,
  RESULT_NOT_NEGATIVE: 7,
  /** fd.num >= 0 */
  FD_NOT_NEGATIVE: 8,
  /** fd.name_changed = true */
  NAME_CHANGED: 9,
  /** fd.connected = true, = false */
  CONNECTED: 10,
  NOT_CONNECTED: 11,
  /** fd.l4proto = tcp, != tcp, = udp */
  TCP: 12,
  NOT_TCP: 13,
  UDP: 14,
  /** fd.typechar = f, in (4, 6); fd.type in (ipv4, ipv6) */
  CHAR_FILE: 15,
  CHAR_INET: 16,
  TYPE_INET: 17,
} as const
export const FIRST_FD_FACT: number = EVENT_FACTS.NAME_CHANGED

/**
 * An index is two trees, for what texts begin with (or are) and for what they end with; each node stands
 * for the labels on the way to it. NO_NODE = no such tree.
 */
export const TEXT_INDEX = { BEGINNINGS: 0, ENDS: 4 } as const
export const NO_NODE: number = 0xffffffff
/** PASS predicates from FIRST_OUTPUT on have been found when a node is reached, EQUAL further ones if the text ends there. */
export const INDEX_NODE = {
  LABEL: 0,
  LABEL_LEN: 4,
  FIRST_CHILD: 8,
  CHILDREN: 12,
  FIRST_OUTPUT: 16,
  PASS: 20,
  EQUAL: 24,
} as const

/** Text values: EXTRA is the first token (glob), first component (pmatch) or offset (regex). */
export const POLICY_VALUE = {
  TEXT: 0,
  LEN: 4,
  EXTRA: 8,
  EXTRA_COUNT: 12,
  NUMBER: 16,
} as const

/** Network values. V4 addresses stand in the lower half of ADDR_LO. */
export const NET_VALUE = { FAMILY: 0, PREFIX: 4, ADDR_HI: 8, ADDR_LO: 16 } as const

export const TOKENS = {
  LITERAL: 0,
  ANY: 1,
  STAR: 2,
  SET: 3,
} as const

export const ROW = {
  FIRST_WORD: 0,
  WORDS: 4,
  FIRST_SIGNATURE: 8,
  SIGNATURES: 12,
  /** First mask: 2^SIGNATURES variants of WORDS masks each. */
  FIRST_MASK: 16,
  /** Bits of the facts that choose among 2^n variants of WORDS masks each, the first one at FIRST_FACT_MASK. */
  FACTS: 20,
  FIRST_FACT_MASK: 24,
} as const

/** Most predicates, and most facts, that choose a mask variant of a row. */
export const MAX_SIGNATURES: number = 4
export const MAX_FACTS: number = 5

/** UNION: all slots of the word that have a program; their labels start at PROGRAM. */
export const ROW_WORD = { WORD: 0, PROGRAM: 4, UNION: 8 } as const

/**
 * Labels of a slot's program: the whole condition, and what is left of it for one whose process mask, whose
 * name mask or both have let it pass. The row's facts have in any case.
 */
export const PROGRAM = { WHOLE: 0, PROCESS_PASSED: 4, NAME_PASSED: 8, BOTH_PASSED: 12 } as const

/** Regular expression: kind, then a DFA or an NFA. */
export const REGEX = {
  KIND: 0,
  /** DFA: states, classes, start, then u8[256] classes, u8[states] accept (padded to 4), u16 table. */
  STATES: 4,
  CLASSES: 8,
  START: 12,
  DATA: 16,
  /** NFA: nodes {op | low << 8 | high << 16, next u32, other u32} at DATA, their number at STATES. */
} as const
export const REGEX_KINDS = { DFA: 1, NFA: 2 } as const
export const NFA_OPS = { MATCH: 0, BYTES: 1, SPLIT: 2, LINE_START: 3, LINE_END: 4 } as const
export const NFA_NODE_SIZE: number = 12

export const POLICY_LIMITS = {
  RULES: 4096,
  SLOTS: 8192,
  DFA_STATES: 4096,
  NFA_NODES: 16384,
  OPERANDS: 65536,
  INDEXES: 4096,
  /** Extractions and transformers that one operand may take, nested ones counted. */
  OPERAND_COST: 1024,
  PREDICATES: 131072,
  NODES: 262144,
  /** Longest way through a program. */
  PROGRAM_LENGTH: 16384,
  /** Output fields of a rule. */
  OUTPUTS: 1024,
} as const

/** Set hash: 32-bit words of the text, the last one filled up with zeros. */
export const SET_HASH_MULTIPLIER: number = 0x9e3779b1

/** Text of assembly/generated/policy-layout.ts. */
export function emitPolicyLayout(): string {
  const lines = [
    '// SPDX-License-Identifier: Apache-2.0',
    '// Generated by `npm run generate` from src/schema/policy-layout.ts. Do not edit.',
    '',
    constant('POLICY_MAGIC', POLICY_MAGIC),
    constant('POLICY_VERSION', POLICY_VERSION),
    constant('POLICY_TAIL', POLICY_TAIL),
    constant('FIRST_NODE_LABEL', FIRST_NODE_LABEL),
    constant('NO_ROW', NO_ROW),
    constant('MAX_SIGNATURES', MAX_SIGNATURES),
    constant('MAX_FACTS', MAX_FACTS),
    constant('NO_NODE', NO_NODE),
    constant('FACT_COUNT', Object.keys(EVENT_FACTS).length),
    constant('FIRST_FD_FACT', FIRST_FD_FACT),
    constant('NFA_NODE_SIZE', NFA_NODE_SIZE),
    constant('SET_HASH_MULTIPLIER', SET_HASH_MULTIPLIER),
    constant('SECTION_COUNT', Object.keys(POLICY_SECTIONS).length),
  ]
  for (const [index, [name, size]] of Object.entries(POLICY_SECTIONS).entries()) {
    lines.push(constant(`S_${name}`, index), constant(`SIZE_${name}`, size))
  }
  const tables: Readonly<Record<string, Readonly<Record<string, number>>>> = {
    HEADER: POLICY_HEADER,
    RULE: POLICY_RULE,
    OPERAND,
    OPERAND_KIND: OPERAND_KINDS,
    ARG: ARG_KINDS,
    FN: FUNCTIONS,
    PRED: PREDICATE,
    OP: OPS,
    MOD: MODIFIERS,
    VT: VALUE_TYPES,
    PF: PREDICATE_FLAGS,
    FACT: EVENT_FACTS,
    INDEX: TEXT_INDEX,
    INODE: INDEX_NODE,
    VALUE: POLICY_VALUE,
    NET: NET_VALUE,
    TOKEN: TOKENS,
    ROW,
    ROW_WORD,
    PROGRAM,
    REGEX,
    REGEX_KIND: REGEX_KINDS,
    NFA: NFA_OPS,
    LIMIT: POLICY_LIMITS,
  }
  for (const [prefix, table] of Object.entries(tables)) {
    for (const [name, value] of Object.entries(table))
      lines.push(constant(`${prefix}_${name}`, value))
  }
  return `${lines.join('\n')}\n`
}

function constant(name: string, value: number): string {
  return `export const ${name}: u32 = ${value}`
}
