import { fail, succeed, type Outcome } from '../errors';
import type { Matching } from '../model/matching';
import { bytesAsCharacters, charactersOf } from './characters';
import type { CompiledMatching } from './compile-matching';
import { compileLinear } from './linear-regex';

/** Most bytes of one character in any encoding. */
const CHARACTER_MAX_BYTES = 4;

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
    groups,
    reach,
    match: (input, readings) => {
      const far = input.length > reach * CHARACTER_MAX_BYTES;
      const { text, offset } =
        far || readings === undefined
          ? read(input.subarray(0, reach * CHARACTER_MAX_BYTES))
          : readings.as(read);
      const found = find(text);
      if (found === null) return null;
      return {
        start: offset(found.start),
        end: offset(found.end),
        group: (name) => {
          const range = found.range(name);
          return range === null ? null : input.subarray(offset(range.start), offset(range.end));
        },
      };
    },
  });
}
