import { expect, it } from 'vitest';
import type { Framing } from '../../../../shared/model/framing';
import { framingWords } from './framing-words';

const most = 1_024;

it.each<[Framing, string]>([
  [{ kind: 'none' }, 'each chunk, as it was read'],
  [
    { kind: 'delimiter', mode: 'text', delimiter: '\\n', keep: false, most },
    'each frame that ends with “\\n”',
  ],
  [
    { kind: 'delimiter', mode: 'hex', delimiter: '0d 0a', keep: false, most },
    'each frame that ends with 0d 0a',
  ],
  [{ kind: 'fixed', length: 1_000 }, 'each 1,000 bytes'],
  [
    { kind: 'length', width: 2, order: 'big', offset: 0, counts: 'rest', most },
    'each frame with its length in front',
  ],
  [{ kind: 'idle', ms: 50, most }, 'what comes until a pause of 50 ms'],
])('%j: %s', (framing, words) => {
  expect(framingWords(framing)).toBe(words);
});
