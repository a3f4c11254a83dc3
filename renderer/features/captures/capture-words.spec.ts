import { describe, expect, it } from 'vitest';
import { errorOf } from '../../../shared/errors';
import type { CaptureId, SavedCapture } from '../../../shared/model/capture';
import { factsOf, leftBehind, runTime, stampErrorText, troubleOf } from './capture-words';

/** 2026-11-22 12:03:04.5 in the local zone, in µs. */
const noon = new Date(2026, 10, 22, 12, 3, 4, 500).getTime() * 1_000;

function saved(minute: number, ending: SavedCapture['ending'], opened: number | null = null): SavedCapture {
  const startedAt = noon + minute * 60_000_000;
  return { name: `run-${minute}`, startedAt, bytes: 1, ending, opened: opened as CaptureId | null };
}

describe('words of captures', () => {
  it('names a run by its time, or by its name where the time is not known', () => {
    expect(runTime({ name: 'x', startedAt: noon })).toBe('2026-11-22 12:03:04');
    expect(runTime({ name: '2026-11-22T12-03', startedAt: null })).toBe('2026-11-22T12-03');
  });

  it.each([
    [0, '± 0.1 ms'],
    [300, '± 0.3 ms'],
    [301, '± 0.4 ms'],
    [12_345, '± 12.4 ms'],
  ])('%i µs are at most %s', (us, text) => {
    expect(stampErrorText(us)).toBe(text);
  });

  it('tells a stalled disk from one that takes nothing', () => {
    expect(troubleOf({ kind: 'capturing' })).toBeNull();
    expect(troubleOf({ kind: 'stalled', behind: 2_048 })).toEqual({
      title: 'The disk is behind',
      words: 'Reading and sending wait for it; nothing is lost.',
      cost: '2 KiB wait to be written.',
    });
    const why = errorOf('disk_full', { path: '/data' });
    const suspended = troubleOf({ kind: 'suspended', why, since: noon, bytes: 4_512, records: 1 });
    expect(suspended?.title).toBe('Not capturing since 12:03:04');
    expect(suspended?.words).toMatch(
      /^The disk that holds \/data is full\. Traffic goes on, uncaptured\. Free/,
    );
    expect(suspended?.cost).toBe('Not captured: 4.4 KiB in 1 record.');
  });

  it.each<[string, readonly SavedCapture[], string | null]>([
    ['nothing', [], null],
    ['the last run when it was interrupted', [saved(1, 'clean'), saved(2, 'interrupted')], 'run-2'],
    ['nothing after a run that ended in order', [saved(1, 'interrupted'), saved(2, 'clean')], null],
    ['not what another Parley writes', [saved(1, 'interrupted'), saved(2, 'in-use')], 'run-1'],
    ['nothing that is open already', [saved(1, 'interrupted', 3)], null],
  ])('offers %s', (_, list, name) => {
    expect(leftBehind(list)?.name ?? null).toBe(name);
    expect(leftBehind([...list].reverse())?.name ?? null).toBe(name);
  });

  it('says what an opened capture holds and what it lacks', () => {
    const capture = { id: 1 as CaptureId, name: 'x', startedAt: noon, endpoints: [] };
    expect(factsOf({ ...capture, first: 0, next: 1, damaged: 0 })).toEqual(['1 record']);
    expect(factsOf({ ...capture, first: 10, next: 1_510, damaged: 2 })).toEqual([
      '1,500 records',
      '10 older records dropped while it was written',
      '2 records damaged on disk',
    ]);
  });
});
