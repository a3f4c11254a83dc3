import { expect, it } from 'vitest';
import { charactersOf } from './characters';
import { Readings } from './readings';

it('reads an input once as each kind of characters', () => {
  const readings = new Readings(Buffer.from('é'));
  const utf8 = readings.as(charactersOf('utf-8'));
  expect(utf8.text).toBe('é');
  expect(readings.as(charactersOf('utf-8'))).toBe(utf8);
  const latin1 = readings.as(charactersOf('iso-8859-1'));
  expect(latin1.text).toBe('Ã©');
  expect(readings.as(charactersOf('utf-8'))).toBe(utf8);
  expect(readings.as(charactersOf('iso-8859-1'))).toBe(latin1);
});
