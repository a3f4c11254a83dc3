import { expect, it } from 'vitest';
import type { RuleId } from '../../../../shared/model/rule';
import { firedWords, spanWords, thenWords } from './trial-words';

const rule = 9 as RuleId;

it('names the rule that fires by its place', () => {
  expect(firedWords({ rule, name: 'ping', index: 2 })).toBe('Rule 3, “ping”, fires');
  expect(firedWords({ rule, name: 'rest', index: null })).toBe('The fall-back, “rest”, fires');
  expect(firedWords({ rule, name: '', index: null })).toBe('The fall-back fires');
  expect(firedWords({ rule: null, name: '', index: null })).toBe('No rule fires: nothing is answered');
});

it('names the bytes of a message', () => {
  expect(spanWords({ start: 0, end: 1 })).toBe('Byte 0');
  expect(spanWords({ start: 4, end: 8 })).toBe('Bytes 4–7');
});

it('tells what follows', () => {
  expect((['stay', 'close', 'reset'] as const).map(thenWords)).toEqual([
    '',
    'Then it closes.',
    'Then it resets.',
  ]);
});
