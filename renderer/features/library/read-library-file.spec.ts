import { describe, expect, it } from 'vitest';
import { LIBRARY_MAX_BYTES } from '../../../shared/limits';
import { emptyMessage } from '../../../shared/model/defaults';
import { writeParleyJson } from '../../../shared/library/parley-json';
import type { SavedContent } from '../../../shared/model/library';
import { readLibraryFile } from './read-library-file';

const ping: SavedContent = {
  name: 'Ping',
  tags: ['a'],
  content: { kind: 'message', message: { ...emptyMessage, source: 'ping' } },
};

describe('readLibraryFile', () => {
  it('reads what Parley wrote', async () => {
    expect(await readLibraryFile(new Blob([writeParleyJson([ping])]))).toEqual({
      saved: [ping],
      problems: [],
    });
  });

  it('refuses by its size what cannot be a library', async () => {
    const huge = { size: LIBRARY_MAX_BYTES + 1 } as Blob;
    const { saved, problems } = await readLibraryFile(huge);
    expect(saved).toEqual([]);
    expect(problems[0]?.problem).toContain('a library has at most 32 MiB');
  });

  it('leaves out a sequence that is too long to be kept, and names it', async () => {
    const message = { ...emptyMessage, source: 'x'.repeat(60_000) };
    const steps = Array.from({ length: 5 }, () => ({ delayMs: 0, message, expect: null }));
    const long: SavedContent = {
      name: 'Long',
      tags: [],
      content: { kind: 'sequence', sequence: { steps, loops: 1, stopOnError: true } },
    };
    const { saved, problems } = await readLibraryFile(new Blob([writeParleyJson([long, ping])]));
    expect(saved).toEqual([ping]);
    expect(problems).toMatchObject([{ outcome: 'left-out' }]);
    expect(problems[0]?.problem).toContain('“Long” was left out');
  });

  it('says that a file is gone', async () => {
    const gone = { size: 5, text: () => Promise.reject(new Error('it was deleted')) } as unknown as Blob;
    expect((await readLibraryFile(gone)).problems[0]?.problem).toBe(
      'The file could not be read: it was deleted. Choose it again.',
    );
  });
});
