import { viewOf } from '../bytes/view-of';
import { fail, succeed, type Outcome } from '../errors';
import type { Matching } from '../model/matching';
import { bytesAsCharacters, charactersOf, type Characters } from './characters';
import type { CompiledMatching, Match } from './compile-matching';
import { compileLinear } from './linear-regex';
import { NEEDS_NOTHING } from './needed-byte';
import type { FoundGroups, GroupRange } from './regex-engine';

/** Most bytes of one character in any encoding. */
const CHARACTER_MAX_BYTES = 4;
const nowhere: GroupRange = { start: 0, end: 0 };

/** Makes a regular expression over bytes or text ready; `invalid_pattern` says what is wrong with it, and where. */
export function compileRegexMatching(
  matching: Extract<Matching, { by: 'regex' }>,
): Outcome<CompiledMatching> {
  const { source, over, encoding, matchCase } = matching;
  const beyond = over === 'bytes' ? source.search(/[^\p{ASCII}\x80-\xff]/u) : -1;
  if (beyond >= 0)
    return fail('invalid_pattern', {
      position: beyond,
      problem: `“${String.fromCodePoint(source.codePointAt(beyond) ?? 0)}” is no byte; match text instead, or write its bytes as \\xHH`,
    });
  const compiled = compileLinear(source, matchCase);
  if (!compiled.ok) return compiled;
  const { groups, reach, find } = compiled.value;
  const read = over === 'bytes' ? bytesAsCharacters : charactersOf(encoding);
  return succeed({
    words: `matches /${source}/${matchCase ? '' : 'i'}`,
    groups: [...groups.keys()],
    reach,
    needs: NEEDS_NOTHING,
    match: (input, readings) => {
      const far = input.length > reach * CHARACTER_MAX_BYTES;
      const characters =
        far || readings === undefined
          ? read(input.subarray(0, reach * CHARACTER_MAX_BYTES))
          : readings.as(read);
      const found = find(characters.text, characters.areBytes);
      return found === null ? null : new MatchOfText(input, characters, found, groups);
    },
  });
}

/** A match in a text, as one in its bytes. */
class MatchOfText implements Match {
  readonly #input: Uint8Array;
  readonly #characters: Characters;
  readonly #found: FoundGroups;
  readonly #groups: ReadonlyMap<string, number>;

  constructor(
    input: Uint8Array,
    characters: Characters,
    found: FoundGroups,
    groups: ReadonlyMap<string, number>,
  ) {
    this.#input = input;
    this.#characters = characters;
    this.#found = found;
    this.#groups = groups;
  }

  get start(): number {
    return this.#characters.offset(this.#whole.start);
  }

  get end(): number {
    return this.#characters.offset(this.#whole.end);
  }

  group(name: string): Uint8Array | null {
    const number = this.#groups.get(name);
    const range = number === undefined ? null : this.#found.range(number);
    if (range === null) return null;
    const { offset } = this.#characters;
    return viewOf(this.#input, offset(range.start), offset(range.end));
  }

  get #whole(): GroupRange {
    return this.#found.range(0) ?? nowhere;
  }
}
