import { describe, expect, it, vi } from 'vitest';
import { readFile } from './read-file';

const kind = {
  maxBytes: 4,
  holds: 'a number has',
  read: (text: string): (number | string)[] => [Number(text)],
  refused: (problem: string): (number | string)[] => [problem],
};

describe('readFile', () => {
  it('reads a file of the size that it may have', async () => {
    expect(await readFile(new Blob(['1234']), kind)).toEqual([1234]);
  });

  it('refuses a larger one by its size alone', async () => {
    const huge = { size: 5 } as Blob;
    expect(await readFile(huge, kind)).toEqual([
      'The file has 5 bytes, and a number has at most 4 bytes. It is something else, or must be split.',
    ]);
  });

  it.each([
    ['with the words of the browser', new Error('it was deleted'), 'it was deleted'],
    ['without any', 'gone', 'the system did not give its bytes'],
  ])('says that a file is gone, %s', async (_, reason, why) => {
    const gone = { size: 1, text: vi.fn().mockRejectedValue(reason) } as unknown as Blob;
    expect(await readFile(gone, kind)).toEqual([`The file could not be read: ${why}. Choose it again.`]);
  });
});
