import type { ErrorDetails } from '../../../shared/errors';
import { fail, type Outcome } from '../../../shared/errors';
import { PATTERN_MAX_LENGTH } from '../../../shared/limits';
import type { Criteria, Pattern } from '../../../shared/model/criteria';
import type { RecordKind } from '../../../shared/model/row';
import { checkPattern } from '../../../shared/query/compile-pattern';
import { parseConnections } from '../../../shared/query/parse-connections';
import { parseLength } from '../../../shared/query/parse-length';
import { parseTimes } from '../../../shared/query/parse-time';

/** What rows hold, as a person thinks of it: bytes of either direction, or one of three sorts of events. */
export type Part = 'received' | 'sent' | 'opened' | 'ended' | 'problems';

/** What a person typed and chose, right or wrong. */
export interface Draft {
  readonly kind: Pattern['kind'];
  readonly text: string;
  readonly matchCase: boolean;
  /** None chosen means all, as all of them do. */
  readonly parts: readonly Part[];
  readonly connections: string;
  readonly length: string;
  readonly time: string;
}

/** The fields of a draft that can be wrong. */
export type DraftField = 'text' | 'connections' | 'length' | 'time';

/** What a draft asks for: nothing, something, or it is wrong in some fields, each with the place of the fault. */
export type Wish =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'rows'; readonly criteria: Criteria }
  | { readonly kind: 'mistaken'; readonly mistakes: Mistakes };
export type Mistakes = Readonly<Partial<Record<DraftField, Mistake>>>;
/** Where in its text a field is wrong, in UTF-16 units from its beginning, and how. */
export type Mistake = Pick<ErrorDetails<'invalid_pattern'>, 'position' | 'problem'>;

export const emptyDraft: Draft = {
  kind: 'text',
  text: '',
  matchCase: false,
  parts: [],
  connections: '',
  length: '',
  time: '',
};

const kindsOf: Readonly<Record<Part, readonly RecordKind[]>> = {
  received: ['in'],
  sent: ['out'],
  opened: ['listening', 'connecting', 'opened'],
  ended: ['half-closed', 'closed', 'reset', 'refused', 'stopped'],
  problems: ['error', 'gap'],
};
/** How many parts there are. */
export const PARTS = Object.keys(kindsOf).length;

/** Reads a draft. `day`: any moment (µs since the Unix epoch) of the day that a time of day means. */
export function wishOf(draft: Draft, day: number): Wish {
  const pattern = patternOf(draft);
  const read = {
    text: pattern === null ? null : checked(pattern),
    connections: parseConnections(draft.connections),
    length: parseLength(draft.length),
    time: parseTimes(draft.time, day),
  };
  const mistakes: Partial<Record<DraftField, Mistake>> = {};
  for (const field of ['text', 'connections', 'length', 'time'] as const) {
    const mistake = mistakeIn(read[field]);
    if (mistake !== null) mistakes[field] = mistake;
  }
  if (Object.keys(mistakes).length > 0) return { kind: 'mistaken', mistakes };
  const criteria: Criteria = {
    kinds: chosenKinds(draft.parts),
    connections: valueOf(read.connections),
    length: valueOf(read.length),
    time: valueOf(read.time),
    pattern,
  };
  return Object.values(criteria).every((part) => part === null)
    ? { kind: 'nothing' }
    : { kind: 'rows', criteria };
}

/** How many facets of a draft narrow it, its pattern apart. */
export function facetCount({ parts, connections, length, time }: Draft): number {
  const texts = [connections, length, time].filter((text) => text.trim() !== '').length;
  return texts + (chosenKinds(parts) === null ? 0 : 1);
}

function patternOf({ kind, text, matchCase }: Draft): Pattern | null {
  if (text === '') return null;
  if (kind === 'hex') return text.trim() === '' ? null : { kind, text };
  return kind === 'text' ? { kind, text, matchCase } : { kind, source: text, matchCase };
}

function checked(pattern: Pattern): Outcome<unknown> {
  const text = pattern.kind === 'regex' ? pattern.source : pattern.text;
  if (text.length <= PATTERN_MAX_LENGTH) return checkPattern(pattern);
  const problem = `it has at most ${PATTERN_MAX_LENGTH} characters`;
  return fail('invalid_pattern', { position: PATTERN_MAX_LENGTH, problem });
}

function chosenKinds(parts: readonly Part[]): RecordKind[] | null {
  return parts.length === 0 || parts.length === PARTS ? null : parts.flatMap((part) => kindsOf[part]);
}

function mistakeIn(read: Outcome<unknown> | null): Mistake | null {
  if (read === null || read.ok) return null;
  const { error } = read;
  const isFault = error.code === 'invalid_pattern' || error.code === 'invalid_criterion';
  return isFault ? error.details : null;
}

function valueOf<T>(read: Outcome<T>): T | null {
  return read.ok ? read.value : null;
}
