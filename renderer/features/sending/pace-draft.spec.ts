import { describe, expect, it } from 'vitest';
import { firstPace, readPace, type PaceDraft } from './pace-draft';

describe('readPace', () => {
  it('sends 64 KiB at a time as fast as the peer reads unless told otherwise', () => {
    expect(readPace(firstPace)).toEqual({ kind: 'ready', pace: { chunk: 65_536, bytesPerSecond: null } });
  });

  it('reads both fields', () => {
    expect(readPace({ chunk: '1', rate: '9,600' })).toEqual({
      kind: 'ready',
      pace: { chunk: 1, bytesPerSecond: 9_600 },
    });
  });

  it.each<[Partial<PaceDraft>, keyof PaceDraft, string]>([
    [{ chunk: '' }, 'chunk', 'Type how many bytes'],
    [{ chunk: '2000000' }, 'chunk', 'from 1 to 1,048,576'],
    [{ rate: '0' }, 'rate', 'The rate must be a whole number of at least 1.'],
  ])('refuses %o', (part, field, problem) => {
    const read = readPace({ ...firstPace, ...part });
    expect(read).toMatchObject({ kind: 'wrong', field });
    expect(read.kind === 'wrong' && read.problem).toContain(problem);
  });
});
