import { RE2JS, RE2JSException, RE2JSSyntaxException } from 're2js';
import { fail, succeed, type Outcome } from '../errors';
import { PATTERN_MAX_INSTRUCTIONS, PATTERN_MAX_STEPS } from '../limits';
import { refusedPart, unsupportedPart } from './regex-faults';

/** A regular expression of RE2's kind. */
export interface LinearRegex {
  /** Its groups: by number from `0`, which is all of it, then by name. */
  readonly groups: readonly string[];
  /** How many characters of a text it looks at: fewer the larger it is. The rest of a longer text is left out. */
  readonly reach: number;
  /** The first match in the first `reach` characters, whose end is the end for `$` too, or `null`. */
  find(text: string): RegexMatch | null;
}

/** Where it matched, in UTF-16 units of the text. */
export interface RegexMatch {
  readonly start: number;
  readonly end: number;
  /** The range of a group by number or name; `null` when there is no such group, or it took no part. */
  range(group: string): { readonly start: number; readonly end: number } | null;
}

/**
 * Compiles a regular expression that takes time in proportion to the text, whatever the pattern; otherwise
 * `invalid_pattern`. Syntax: https://github.com/google/re2/wiki/Syntax. `^` and `$` are the ends of the whole text.
 */
export function compileLinear(source: string, matchCase: boolean): Outcome<LinearRegex> {
  const unsupported = unsupportedPart(source);
  if (unsupported !== null) return fail('invalid_pattern', unsupported);
  const compiled = compile(source, matchCase);
  return compiled.ok ? bounded(compiled.value) : compiled;
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
function bounded(regex: RE2JS): Outcome<LinearRegex> {
  const size = regex.programSize();
  if (size > PATTERN_MAX_INSTRUCTIONS)
    return fail('invalid_pattern', {
      position: 0,
      problem: 'its repetitions make it too large; repeat less often, or use * or +',
    });
  const names = new Map(Object.entries(regex.namedGroups()));
  const count = regex.groupCount();
  const reach = Math.floor(PATTERN_MAX_STEPS / size);
  return succeed({
    groups: [...Array.from({ length: count + 1 }, (_, number) => String(number)), ...names.keys()],
    reach,
    find: (text) => {
      const input = text.length <= reach ? text : text.slice(0, reach);
      // Most texts do not match, and that is known many times sooner than where they do.
      if (!regex.test(input)) return null;
      const matcher = regex.matcher(input);
      if (!matcher.find()) return null;
      return {
        start: matcher.start(),
        end: matcher.end(),
        range: (group) => {
          const number = names.get(group) ?? groupNumber(group);
          if (number === null || number > count) return null;
          const start = matcher.start(number);
          return start < 0 ? null : { start, end: matcher.end(number) };
        },
      };
    },
  });
}

function groupNumber(group: string): number | null {
  return /^[0-9]+$/.test(group) ? Number(group) : null;
}
