import { describe, expect, it } from 'vitest';
import { ROUND_MAX_CHUNKS } from '../../../shared/limits';
import { LARGE_BYTES, RECENT_CHUNKS, RecentChunks } from './recent-chunks';

const chunksOf = (count: number, bytes = 1): Uint8Array[] =>
  Array.from({ length: count }, () => new Uint8Array(bytes));
const chunk = new Uint8Array(3);
const positionOf = (recent: RecentChunks, bytes: Uint8Array): number => {
  const slot = recent.find(bytes);
  return slot < 0 ? slot : recent.positionOf(slot);
};

describe('RecentChunks', () => {
  it('finds the very same bytes, not equal ones', () => {
    const recent = new RecentChunks();
    recent.add(chunk, 40);
    expect(positionOf(recent, chunk)).toBe(40);
    expect(recent.find(new Uint8Array(3))).toBe(-1);
  });

  it('finds all that one round received, when it is sent back', () => {
    const recent = new RecentChunks();
    for (let round = 0; round < 5; round += 1) {
      const chunks = chunksOf(ROUND_MAX_CHUNKS);
      for (const [place, received] of chunks.entries()) recent.add(received, place);
      expect(chunks.map((sent) => positionOf(recent, sent))).toEqual(chunks.map((_, place) => place));
    }
  });

  it.each([
    ['small', 1, RECENT_CHUNKS],
    ['large', LARGE_BYTES + 1, 8],
  ])('forgets a %s one after a fixed number of others', (_what, bytes, most) => {
    const foundBehind = (others: number): number => {
      const recent = new RecentChunks();
      const first = new Uint8Array(bytes);
      recent.add(first, 0);
      for (const other of chunksOf(others)) recent.add(other, 0);
      return recent.find(first);
    };
    expect(foundBehind(most - 1)).toBeGreaterThanOrEqual(0);
    expect(foundBehind(most)).toBe(-1);
  });

  it.each([1, LARGE_BYTES + 1])(
    'keeps one of %i bytes that comes back between others, however many they are',
    (bytes) => {
      const recent = new RecentChunks();
      const told = new Uint8Array(bytes);
      recent.add(told, 7);
      for (const [place, other] of chunksOf(10 * RECENT_CHUNKS).entries()) {
        recent.add(other, place);
        expect(positionOf(recent, told)).toBe(7);
        expect(positionOf(recent, other)).toBe(place);
      }
    },
  );

  it('makes room also when all come back', () => {
    const recent = new RecentChunks();
    const chunks = chunksOf(RECENT_CHUNKS);
    for (const one of chunks) recent.add(one, 1);
    for (const one of [...chunks, ...chunks]) recent.find(one);
    recent.add(chunk, 2);
    expect(positionOf(recent, chunk)).toBe(2);
    expect(chunks.filter((one) => positionOf(recent, one) === 1)).toHaveLength(RECENT_CHUNKS - 1);
  });

  it('knows where one was stored last', () => {
    const recent = new RecentChunks();
    const [other] = chunksOf(1) as [Uint8Array];
    recent.add(other, 5);
    recent.add(chunk, 0);
    recent.move(recent.find(chunk), 60);
    expect([positionOf(recent, chunk), positionOf(recent, other)]).toEqual([60, 5]);
  });

  it('forgets all when it is told to', () => {
    const recent = new RecentChunks();
    recent.add(chunk, 0);
    recent.clear();
    expect(recent.find(chunk)).toBe(-1);
  });
});
