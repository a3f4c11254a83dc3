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
    const recent = new RecentChunks();
    const chunk = Uint8Array.of(1);
    recent.note(chunk, 0);
    for (let other = 1; other < RECENT_CHUNKS; other += 1) recent.note(Uint8Array.of(other), 0);
    expect(recent.find(chunk)).toBe(0);
    recent.note(Uint8Array.of(0), 0);
    expect(recent.find(chunk)).toBe(-1);
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
