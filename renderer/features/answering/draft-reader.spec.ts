import { describe, expect, it } from 'vitest';
import { createDraftReader } from './draft-reader';

describe('createDraftReader', () => {
  it('gives the value where nothing is wrong', () => {
    const read = createDraftReader<'a' | 'b'>();
    const a = read.whole('a', '1,000', 'The first', 0, 2_000);
    const b = read.whole('b', ' ', 'The second', 0, 9);
    expect(read.end(() => [a, b])).toEqual({ kind: 'ready', value: [1_000, null] });
  });

  it('tells all that is wrong at once, and asks for no value', () => {
    const read = createDraftReader<'a' | 'b' | 'c'>();
    read.whole('a', 'x', 'The first', 0, 9);
    read.required('b', '', 'The second', 0, 9);
    read.refuse('c', 'It is odd.');
    read.refuse('c', 'It is late.');
    expect(
      read.end(() => {
        throw new Error('asked');
      }),
    ).toEqual({
      kind: 'wrong',
      problems: {
        a: 'The first must be a whole number from 0 to 9.',
        b: 'The second is missing.',
        c: 'It is odd.',
      },
    });
  });
});
