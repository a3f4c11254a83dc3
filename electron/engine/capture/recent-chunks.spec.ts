import { describe, expect, it } from 'vitest';
import { RECENT_CHUNKS, RecentChunks } from './recent-chunks';

describe('RecentChunks', () => {
  it('finds the very same bytes, not equal ones', () => {
    const recent = new RecentChunks();
    const chunk = Uint8Array.of(1, 2);
    recent.note(chunk, 40);
    expect(recent.find(chunk)).toBe(40);
    expect(recent.find(Uint8Array.of(1, 2))).toBe(-1);
  });

  it('forgets a chunk after a fixed number of others', () => {
    const foundBehind = (others: number): number => {
      const recent = new RecentChunks();
      const chunk = Uint8Array.of(1);
      recent.note(chunk, 0);
      for (let other = 0; other < others; other += 1) recent.note(Uint8Array.of(other), 0);
      return recent.find(chunk);
    };
    expect(foundBehind(RECENT_CHUNKS - 1)).toBe(0);
    expect(foundBehind(RECENT_CHUNKS)).toBe(-1);
  });

  it('keeps one that comes back between others, however many they are', () => {
    const recent = new RecentChunks();
    const [told, ...rest] = Array.from({ length: 100 }, (_, i) => Uint8Array.of(i)) as [
      Uint8Array,
      Uint8Array,
    ];
    recent.note(told, 7);
    for (const [place, chunk] of rest.entries()) {
      recent.note(chunk, place);
      expect(recent.find(told)).toBe(7);
    }
  });

  it('makes room also when all came back', () => {
    const recent = new RecentChunks();
    const chunks = Array.from({ length: RECENT_CHUNKS }, (_, i) => Uint8Array.of(i));
    for (const chunk of chunks) recent.note(chunk, 1);
    const newest = Uint8Array.of(0);
    for (const chunk of chunks) recent.find(chunk);
    recent.note(newest, 2);
    expect(recent.find(newest)).toBe(2);
    expect(chunks.filter((chunk) => recent.find(chunk) === 1)).toHaveLength(RECENT_CHUNKS - 1);
  });

  it('keeps one that is stored again and again, where it was stored last', () => {
    const recent = new RecentChunks();
    const [chunk, other] = [Uint8Array.of(1), Uint8Array.of(2)];
    recent.note(other, 5);
    for (let time = 0; time <= RECENT_CHUNKS; time += 1) recent.note(chunk, time * 10);
    expect(recent.find(chunk)).toBe(RECENT_CHUNKS * 10);
    expect(recent.find(other)).toBe(5);
  });

  it('forgets all when it is told to', () => {
    const recent = new RecentChunks();
    const chunk = Uint8Array.of(1);
    recent.note(chunk, 0);
    recent.clear();
    expect(recent.find(chunk)).toBe(-1);
  });
});
