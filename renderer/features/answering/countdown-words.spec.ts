import { expect, it } from 'vitest';
import { countdownWords } from './countdown-words';

it.each([
  [3_200_000, '3.2 s'],
  [3_150_001, '3.2 s'],
  [400_000, '0.4 s'],
  [1, '0.1 s'],
  [0, '0.0 s'],
  [-5_000_000, '0.0 s'],
  [65_000_000, '1 min 5 s'],
])('%i µs are counted down as %s', (left, words) => {
  const now = 1_700_000_000_000;
  expect(countdownWords(now * 1_000 + left, now)).toBe(words);
});
