import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLibrary } from './read-library';

describe('readLibrary', () => {
  it.each([
    ['{"format": 1, "saved": []}', null],
    ['\ufeff\n {"format": 1, "saved": []}', null],
    ['[NAMES]\nsize=0\n', null],
    ['[]', 'This file is JSON, but no library of Parley: it has no list of saved messages.'],
    ['[{"name": "x"}]', 'This file is JSON, but no library of Parley: it has no list of saved messages.'],
    ['something else', 'This is no packets.ini of Packet Sender: it has no list of names.'],
  ])('knows %j by what is in it', (text, problem) => {
    expect(readLibrary(text).problems.map((one) => one.problem)).toEqual(problem === null ? [] : [problem]);
  });

  it('takes any text without a throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(readLibrary(text).saved).toEqual([]);
      }),
    );
  });
});
