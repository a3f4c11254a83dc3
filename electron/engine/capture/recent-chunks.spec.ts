import { describe, expect, it } from 'vitest';
import { RECENT_RECORDS, RecentChunks } from './recent-chunks';

describe('RecentChunks', () => {
  it('finds the very same bytes, not equal ones', () => {
    const recent = new RecentChunks();
    const chunk = Uint8Array.of(1, 2);
    recent.note(0, chunk, 40);
    expect(recent.find(chunk)).toBe(40);
    expect(recent.find(Uint8Array.of(1, 2))).toBe(-1);
  });

  it('forgets a chunk after a fixed number of records', () => {
    const recent = new RecentChunks();
    const chunk = Uint8Array.of(1);
    recent.note(0, chunk, 0);
    for (let seq = 1; seq < RECENT_RECORDS; seq += 1) recent.note(seq, Uint8Array.of(seq), 0);
    expect(recent.find(chunk)).toBe(0);
    recent.note(RECENT_RECORDS, Uint8Array.of(0), 0);
    expect(recent.find(chunk)).toBe(-1);
  });

  it('keeps one that is repeated again and again, where it was stored last', () => {
    const recent = new RecentChunks();
    const chunk = Uint8Array.of(1);
    for (let seq = 0; seq <= RECENT_RECORDS; seq += 1) recent.note(seq, chunk, seq * 10);
    expect(recent.find(chunk)).toBe(RECENT_RECORDS * 10);
    recent.note(RECENT_RECORDS + 1, Uint8Array.of(2), 0);
    expect(recent.find(chunk)).toBe(RECENT_RECORDS * 10);
  });

  it('forgets all when it is told to', () => {
    const recent = new RecentChunks();
    const chunk = Uint8Array.of(1);
    recent.note(0, chunk, 0);
    recent.clear();
    expect(recent.find(chunk)).toBe(-1);
  });
});
