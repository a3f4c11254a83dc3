import { describe, expect, it } from 'vitest';
import { refusals } from './refusals';

describe('refusals', () => {
  it.each(Object.entries(refusals))('%s is an error status with two plain sentences', (_, refusal) => {
    expect(refusal.status).toBeGreaterThanOrEqual(400);
    for (const text of [refusal.sentence, refusal.next]) expect(text).toMatch(/^[A-Z][^<>&"]+\.$/);
  });
});
