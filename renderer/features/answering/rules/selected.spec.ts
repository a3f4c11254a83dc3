import { expect, it } from 'vitest';
import { keyOf } from './selected';
import { ruleOf } from './stub-rule';

it('names what is edited', () => {
  expect(keyOf({ kind: 'none' })).toBeNull();
  expect(keyOf({ kind: 'new' })).toBe('new');
  expect(keyOf({ kind: 'fallback' })).toBe('fallback');
  expect(keyOf({ kind: 'rule', rule: ruleOf(7) })).toBe(7);
});
