import { describe, expect, it } from 'vitest';
import type { FramesStatus } from './frames';
import { framesWords, waitingWords } from './frames-words';

const status: FramesStatus = {
  state: { kind: 'live' },
  framed: 10,
  of: 10,
  frames: 1_204,
  faults: 0,
  pendingBytes: 0,
  pendingStreams: 0,
};

describe('words for frames', () => {
  it('count them and their faults', () => {
    expect(framesWords(null)).toBe('…');
    expect(framesWords(status)).toBe('1,204');
    expect(framesWords({ ...status, faults: 1 })).toBe('1,204 · 1 fault');
    expect(framesWords({ ...status, faults: 3 })).toBe('1,204 · 3 faults');
  });

  it('say how far cutting has come', () => {
    expect(framesWords({ ...status, state: { kind: 'framing' }, framed: 5_000, of: 9_000 })).toBe(
      '1,204 · 5,000 of 9,000 records',
    );
  });

  it('say what waits', () => {
    expect(waitingWords(null)).toBeNull();
    expect(waitingWords(status)).toBeNull();
    expect(waitingWords({ ...status, pendingBytes: 1, pendingStreams: 1 })).toBe(
      '1 byte waits for the end of a frame.',
    );
    expect(waitingWords({ ...status, pendingBytes: 37, pendingStreams: 2 })).toBe(
      '37 bytes of 2 streams wait for the end of their frames.',
    );
  });
});
