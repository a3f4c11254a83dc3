import { expect, it } from 'vitest';
import { captureName } from '../../../shared/model/capture';
import { newCaptureName } from './capture-name';

it('is the time in UTC and something random, and the name of a capture', () => {
  const startedAt = Date.UTC(2026, 10, 22, 12, 31, 34, 999) * 1_000 + 999;
  const names = [newCaptureName(startedAt), newCaptureName(startedAt)];
  for (const name of names) {
    expect(name).toMatch(/^2026-11-22T12-31-34-[0-9a-f]{6}$/);
    expect(captureName.parse(name)).toBe(name);
  }
  expect(names[0]).not.toBe(names[1]);
});
