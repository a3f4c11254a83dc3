import { describe, expect, it } from 'vitest';
import { errorOf } from '../../../shared/errors';
import type { Sending } from '../../../shared/model/sending';
import { figuresOf, isUnderWay, percentOf, stateWords, titleOf } from './sending-words';
import { sendingOf } from './stub-sending';

const file = sendingOf({ what: 'file', name: 'a.bin', bytes: 1_536, sends: 3, of: 4_096 });
const repeat = sendingOf({
  what: 'repeat',
  name: 'ping',
  sends: 1_234,
  lateness: { medianUs: 200, p95Us: 900, skipped: 2 },
});

describe('words of a sending', () => {
  it('names what is sent', () => {
    expect(titleOf(file)).toBe('File “a.bin”');
    expect(titleOf({ ...repeat, name: '' })).toBe('Repeat');
  });

  it('tells how far a file is, and how fast while it runs', () => {
    expect(figuresOf(file, 2_048)).toEqual(['1.5 KiB of 4 KiB', '2 KiB/s']);
    expect(figuresOf({ ...file, progress: { kind: 'paused' } }, 2_048)).toEqual(['1.5 KiB of 4 KiB']);
    expect(figuresOf({ ...file, of: null }, null)).toEqual(['1.5 KiB']);
    expect(percentOf(file)).toBe(37);
    expect(percentOf({ ...file, of: 0, bytes: 0 })).toBe(100);
    expect(percentOf({ ...file, of: null })).toBeNull();
  });

  it('tells how often and how exactly a message was repeated', () => {
    expect(figuresOf(repeat, null)).toEqual(['1,234 sent', '± 200 µs median, 900 µs 95 %', '2 skipped']);
    expect(figuresOf({ ...repeat, of: 2_000, lateness: null }, null)).toEqual(['1,234 of 2,000 sent']);
  });

  it('counts the answers that did not come', () => {
    const sequence = sendingOf({ what: 'sequence', sends: 4, of: 8, failures: 1 });
    expect(figuresOf(sequence, null)).toEqual(['4 of 8 sent', '1 answer missed']);
    expect(figuresOf({ ...sequence, failures: 2 }, null)).toContain('2 answers missed');
  });

  it.each<[Sending['progress'], string | null, boolean]>([
    [{ kind: 'running' }, null, true],
    [{ kind: 'paused' }, 'Paused', true],
    [{ kind: 'finished' }, 'Done', false],
    [{ kind: 'stopped' }, 'Stopped', false],
  ])('says of %o: %s', (progress, words, underWay) => {
    expect(stateWords({ ...file, progress })).toBe(words);
    expect(isUnderWay({ ...file, progress })).toBe(underWay);
  });

  it('says why it failed and what to do', () => {
    const failed = stateWords({
      ...file,
      progress: { kind: 'failed', error: errorOf('connection_reset', {}) },
    });
    expect(failed).toContain('The peer reset the connection (RST).');
    expect(failed).toContain('connect again');
  });
});
