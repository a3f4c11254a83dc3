import { describe, expect, it } from 'vitest';
import { dataWidth } from './use-row-look';

describe('the room for data', () => {
  it('is what a pane leaves of its width', () => {
    const wide = dataWidth({ mode: 'table', width: 1_000, hasEndpoints: false });
    expect(wide).toBeGreaterThan(400);
    expect(dataWidth({ mode: 'table', width: 1_000, hasEndpoints: true })).toBeLessThan(wide);
    expect(dataWidth({ mode: 'table', width: 340, hasEndpoints: true })).toBeGreaterThan(50);
    expect(dataWidth({ mode: 'chat', width: 340, hasEndpoints: false })).toBeGreaterThan(50);
  });

  it('ends where a bubble does', () => {
    expect(dataWidth({ mode: 'chat', width: 5_000, hasEndpoints: false })).toBe(
      dataWidth({ mode: 'chat', width: 1_500, hasEndpoints: false }),
    );
  });
});
