import { RE2JS, RE2JSException, RE2JSSyntaxException } from 're2js';
import { fail, succeed, type Outcome } from '../errors';
import { PATTERN_MAX_INSTRUCTIONS, PATTERN_MAX_STEPS, PLAIN_REGEX_MAX_STEPS } from '../limits';
import { plainRegex, type PlainRegex } from './plain-regex';
import type { FoundGroups, GroupRange, RegexEngine } from './regex-engine';
import { refusedPart, unsupportedPart } from './regex-faults';

/** A regular expression of RE2's kind. */
export interface LinearRegex {
  /** The numbers of its groups: by number from `0`, which is all of it, then by name. */
  readonly groups: ReadonlyMap<string, number>;
  /** How many characters of a text it looks at: fewer the larger it is. The rest of a longer text is left out. */
  readonly reach: number;
  /**
   * The first match in the first `reach` characters, whose end is the end for `$` too, or `null`. `areBytes`: no character is above
   * U+00FF, which may be faster.
   */
  find(text: string, areBytes?: boolean): FoundGroups | null;
}

/** The library's number for a match that may begin at any place. */
const ANYWHERE = 0;

/**
 * Compiles a regular expression that takes time in proportion to the text, whatever the pattern; otherwise
 * `invalid_pattern`. Syntax: https://github.com/google/re2/wiki/Syntax. `^` and `$` are the ends of the whole text.
 */
export function compileLinear(source: string, matchCase: boolean): Outcome<LinearRegex> {
  const unsupported = unsupportedPart(source);
  if (unsupported !== null) return fail('invalid_pattern', unsupported);
  const compiled = compile(source, matchCase);
  return compiled.ok ? bounded(compiled.value, matchCase ? plainRegex(source) : null) : compiled;
}

function compile(source: string, matchCase: boolean): Outcome<RE2JS> {
  try {
    return succeed(RE2JS.compile(source, matchCase ? 0 : RE2JS.CASE_INSENSITIVE));
  } catch (cause) {
    if (cause instanceof RE2JSSyntaxException)
      return fail('invalid_pattern', refusedPart(source, cause.error, cause.input));
    if (cause instanceof RE2JSException)
      return fail('invalid_pattern', { position: 0, problem: cause.message });
    throw cause;
  }
}

/** The time of a match is at worst the instructions times the characters, so that is what is bounded. */
function bounded(regex: RE2JS, plain: PlainRegex | null): Outcome<LinearRegex> {
  const size = regex.programSize();
  if (size > PATTERN_MAX_INSTRUCTIONS)
    return fail('invalid_pattern', {
      position: 0,
      problem: 'its repetitions make it too large; repeat less often, or use * or +',
    });
  const count = regex.groupCount();
  const groups = new Map(Array.from({ length: count + 1 }, (_, number) => [String(number), number]));
  for (const [name, number] of Object.entries(regex.namedGroups())) groups.set(name, number);
  const reach = Math.floor(PATTERN_MAX_STEPS / size);
  const linear = linearEngine(regex, count + 1);
  return succeed({
    groups,
    reach,
    find: (text, areBytes = false) => {
      const input = text.length <= reach ? text : text.slice(0, reach);
      const isPlain = areBytes && plain !== null && plain.worst(input.length) <= PLAIN_REGEX_MAX_STEPS;
      return (isPlain ? plain : linear).find(input);
    },
  });
}

function linearEngine(regex: RE2JS, groups: number): RegexEngine {
  return { find: (text) => (regex.test(text) ? new LinearGroups(regex, text, groups) : null) };
}

class LinearGroups implements FoundGroups {
  private readonly regex: RE2JS;
  private readonly text: string;
  private readonly groups: number;
  /** Start and end of each group, -1 for one that took no part. */
  private places: readonly number[] | null = null;

  constructor(regex: RE2JS, text: string, groups: number) {
    this.regex = regex;
    this.text = text;
    this.groups = groups;
  }

  range(group: number): GroupRange | null {
    const places = (this.places ??= this.look());
    const start = places[2 * group] ?? -1;
    return start < 0 ? null : { start, end: places[2 * group + 1] ?? -1 };
  }

  /** A matcher of the library looks at the text once for the whole match, and once more for its groups. */
  private look(): readonly number[] {
    const { regex, text, groups } = this;
    const [, places] = regex.re2().matchWithGroup(text, 0, text.length, ANYWHERE, groups) as [
      boolean,
      number[],
    ];
    return places;
  }
}
