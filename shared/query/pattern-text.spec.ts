import { expect, it } from 'vitest';
import { PatternFault, PatternText } from './pattern-text';

it('is read character by character, whole ones', () => {
  const text = new PatternText('a😀b');
  expect([text.character(), text.next, text.character(), text.at]).toEqual(['a', '😀', '😀', 3]);
  expect([text.take('x'), text.take('b'), text.done, text.next]).toEqual([false, true, true, '']);
});

it('gives what an expression matches next, and nothing further on', () => {
  const text = new PatternText('a12');
  expect(text.match(/[0-9]+/y)).toBeNull();
  text.take('a');
  expect(text.match(/[0-9]+/y)?.[0]).toBe('12');
  expect(text.done).toBe(true);
});

it('fails where it is told to', () => {
  expect(() => new PatternText('abc').fail(2, 'no')).toThrow(PatternFault);
});
