import { fail, succeed, type Outcome } from '../errors';
import { viewOf } from '../bytes/view-of';
import { compileMessage } from '../message/compile-message';
import type { Matching } from '../model/matching';
import { beginsWith, searchFor } from './byte-search';
import { neededFirst, neededOf, NEEDS_NOTHING } from './needed-byte';
import type { Readings } from './readings';
import { compileRegexMatching } from './regex-matching';

/** Where it fits, and what it captured. Offsets in bytes of the input. */
export interface Match {
  readonly start: number;
  readonly end: number;
  /** Bytes of a group by its number (`0`: all of it) or name; `null` for a group that there is not, or that took no part. */
  group(name: string): Uint8Array | null;
}

/** A condition that is ready to be tried. */
export interface CompiledMatching {
  /** In a few words, for the log: `contains “OK”`. */
  readonly words: string;
  /** Its groups by number and name. */
  readonly groups: readonly string[];
  /** How many characters of an input it looks at; the rest of a longer one is left out. The fewer, the longer one takes. */
  readonly reach: number;
  /** What every input has that it fits (`needed-byte.ts`): without it there is no need to try. */
  readonly needs: number;
  /**
   * Takes time in proportion to the input, whatever the pattern. `null` when it does not fit. `readings`: what other conditions
   * have read of the same input.
   */
  match(input: Uint8Array, readings?: Readings): Match | null;
}

type Content = Extract<Matching, { content: unknown }>['content'];

/** The whole match is group 0, whatever the condition. */
const wholeOnly: readonly string[] = ['0'];

/** Makes a condition ready; `invalid_pattern` says what is wrong with it, and where. */
export function compileMatching(matching: Matching): Outcome<CompiledMatching> {
  switch (matching.by) {
    case 'any':
      return succeed({
        words: 'anything',
        groups: wholeOnly,
        reach: Infinity,
        needs: NEEDS_NOTHING,
        match: (input) => part(input, 0, input.length),
      });
    case 'regex':
      return compileRegexMatching(matching);
    case 'equals':
      return ofContent(matching.content, 'equals', needFirst, (wanted) => (input) => {
        const equal = input.length === wanted.length && beginsWith(input, wanted);
        return equal ? part(input, 0, input.length) : null;
      });
    case 'starts-with':
      return ofContent(matching.content, 'starts with', needFirst, (wanted) => (input) => {
        return beginsWith(input, wanted) ? part(input, 0, wanted.length) : null;
      });
    case 'contains':
      return ofContent(matching.content, 'contains', neededOf, (wanted) => {
        const search = searchFor(wanted);
        return (input) => {
          const start = search(input);
          return start < 0 ? null : part(input, start, start + wanted.length);
        };
      });
  }
}

function needFirst(wanted: Uint8Array): number {
  return neededFirst(wanted[0] as number);
}

function ofContent(
  content: Content,
  verb: string,
  needsOf: (wanted: Uint8Array) => number,
  matcherOf: (wanted: Uint8Array) => CompiledMatching['match'],
): Outcome<CompiledMatching> {
  const compiled = compileMessage({ ...content, ending: 'none' });
  if (!compiled.ok)
    return fail('invalid_pattern', { position: compiled.fault.start, problem: compiled.fault.problem });
  const { constant } = compiled.value;
  if (constant === null)
    return fail('invalid_pattern', { position: 0, problem: 'what is compared with cannot have variables' });
  if (constant.length === 0)
    return fail('invalid_pattern', { position: 0, problem: 'there are no bytes yet' });
  return succeed({
    words: `${verb} “${content.source}”`,
    groups: wholeOnly,
    reach: Infinity,
    needs: needsOf(constant),
    match: matcherOf(constant),
  });
}

function part(input: Uint8Array, start: number, end: number): Match {
  return { start, end, group: (name) => (name === '0' ? viewOf(input, start, end) : null) };
}
