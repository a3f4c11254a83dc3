import { expect, it } from 'vitest';
import { kindCodes } from '../capture/record-kinds';
import { LiteralSearch } from './literal-search';

/** The chunks of one stream that are told, in the order in which they are. */
function told(
  wanted: string,
  chunks: readonly string[],
  fits: (seq: number) => boolean = () => true,
): number[] {
  const found: number[] = [];
  const pattern = { kind: 'literal', bytes: Buffer.from(wanted), folds: false } as const;
  const search = new LiteralSearch(pattern, (seq) => found.push(seq));
  for (const [seq, text] of chunks.entries()) {
    const memory = Buffer.from(text);
    const record = {
      seq,
      at: 0,
      endpoint: 1,
      connection: 1,
      kind: kindCodes.in,
      length: text.length,
      memory,
      start: 0,
    };
    search.chunk(memory, record, 0, fits(seq));
  }
  return found;
}

it('tells the chunks that a match is in', () => {
  expect(told('hello', ['hello', 'no', 'ohello!'])).toEqual([0, 2]);
  expect(told('hello', ['xhe', 'l', 'lox', 'hello'])).toEqual([0, 1, 2, 3]);
});

it('tells those of every match, where matches overlap', () => {
  expect(told('aa', ['a', 'a', 'a'])).toEqual([0, 1, 1, 2]);
  expect(told('abab', ['ab', 'a', 'bab'])).toEqual([0, 1, 2]);
});

it('tells none that cannot be a row', () => {
  expect(told('hello', ['he', 'll', 'o'], (seq) => seq !== 1)).toEqual([0, 2]);
});
