import { expect, it } from 'vitest';
import { readRegex } from '../../../shared/query/regex';
import { kindCodes } from '../capture/record-kinds';
import { Guard, guardMemory } from './guard';
import { RegexSearch, tailBytesOf } from './regex-search';

function patternOf(source: string) {
  const found = readRegex(source, true);
  if (!found.ok) throw new Error(found.fault.problem);
  return found.value;
}

/** The parts of matches in chunks of one stream: `[chunk, from, to]`. */
function parts(source: string, ...chunks: string[]) {
  const told: unknown[] = [];
  const search = new RegexSearch(patternOf(source), new Guard(guardMemory()), ({ seq }, from, to) =>
    told.push([seq, from, to]),
  );
  for (const [seq, text] of chunks.entries()) {
    const memory = Buffer.from(`..${text}..`);
    const record = {
      seq,
      at: 0,
      endpoint: 1,
      connection: 1,
      kind: kindCodes.in,
      length: text.length,
      memory,
      start: 2,
    };
    search.chunk(memory, record, 0, true);
  }
  search.flush();
  return told;
}

it('tells where in each chunk a match lies', () => {
  expect(parts('b+', 'abb', 'bb', 'bab')).toEqual([
    [0, 1, 3],
    [1, 0, 2],
    [2, 0, 1],
    [2, 2, 3],
  ]);
});

it('tells matches in chunks that are large, and behind them', () => {
  const large = 'x'.repeat(20_000);
  expect(parts('ab|xz', `${large}a`, `b${large}`, 'z')).toEqual([
    [0, 20_000, 20_001],
    [1, 0, 1],
    [1, 20_000, 20_001],
    [2, 0, 1],
  ]);
});

it.each([
  ['a', 0],
  ['', 0],
  ['^', 1],
  ['abc', 3],
  ['a+', 1_024],
  ['a{5000}', 1_024],
])('looks again at as many bytes as decide about a match: %s', (source, bytes) => {
  expect(tailBytesOf(patternOf(source))).toBe(bytes);
});
