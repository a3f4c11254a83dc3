import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ParleyError } from '../../../shared/errors';
import { SETTINGS_MAX_BYTES, SETTINGS_WRITE_MS } from '../../../shared/limits';
import { endCaptures, temporaryFolder } from '../fixtures/live-captures';
import { wordsKind as kind, type Words } from './fixtures/words-kind';
import { KeptFile, type KeptPlace } from './kept-file';
import { Problems } from './problems';

const AT = Date.UTC(2026, 10, 22, 16, 30, 5) * 1_000;

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(async () => {
  vi.useRealTimers();
  await endCaptures();
});

interface Place extends KeptPlace {
  /** How often the folder was claimed: ahead of each write. */
  claims: number;
  /** What a claim comes to. */
  answer: () => Promise<boolean>;
}

function placeIn(folder: string): Place {
  const place: Place = {
    folder,
    problems: new Problems(() => undefined),
    now: () => AT,
    claims: 0,
    answer: () => Promise.resolve(true),
    claim: () => {
      place.claims += 1;
      return place.answer();
    },
  };
  return place;
}

interface Kept {
  readonly place: Place;
  readonly path: string;
  readonly file: KeptFile<Words>;
  change(...words: string[]): void;
  /** What the file holds; `null`: there is none. */
  words(): readonly string[] | null;
  problems(): readonly ParleyError[];
}

function keep(folder = temporaryFolder(), before?: string): Kept {
  const path = join(folder, 'words.json');
  if (before !== undefined) writeFileSync(path, before);
  const place = placeIn(folder);
  const file = new KeptFile(kind, place);
  return {
    place,
    path,
    file,
    change: (...words) => file.changed(() => ({ words })),
    words: () => {
      try {
        const { format, words } = JSON.parse(readFileSync(path, 'utf8')) as Words & { format: number };
        expect(format).toBe(1);
        return words;
      } catch (cause) {
        if ((cause as { code?: string }).code === 'ENOENT') return null;
        throw cause;
      }
    },
    problems: () => place.problems.list,
  };
}

/** A claim that waits until it is let through. */
function gate(place: Place): () => void {
  let open = (): void => undefined;
  const opened = new Promise<boolean>((resolve) => (open = () => resolve(true)));
  place.answer = () => opened;
  return open;
}

describe('writing', () => {
  it('comes a moment after a change, with all that changed until then', async () => {
    const kept = keep();
    expect(kept.file.initial).toBeNull();
    kept.change('a');
    vi.advanceTimersByTime(SETTINGS_WRITE_MS - 1);
    kept.change('a', 'b');
    expect(kept.place.claims).toBe(0);
    vi.advanceTimersByTime(1);
    await kept.file.flush();
    expect(kept.words()).toEqual(['a', 'b']);
    expect(kept.place.claims).toBe(1);
    expect(keep(kept.place.folder).file.initial).toEqual({ words: ['a', 'b'] });
  });

  it('is done at once when it is flushed, and only once', async () => {
    const kept = keep();
    kept.change('a');
    await kept.file.flush();
    expect(kept.words()).toEqual(['a']);
    await kept.file.flush();
    vi.advanceTimersByTime(10 * SETTINGS_WRITE_MS);
    await kept.file.flush();
    expect(kept.place.claims).toBe(1);
  });

  it('is not needed where nothing changed', async () => {
    const kept = keep();
    await kept.file.flush();
    expect(readdirSync(kept.place.folder)).toEqual([]);
  });

  it('is never done twice at a time: what changes meanwhile is written afterwards', async () => {
    const kept = keep();
    const open = gate(kept.place);
    kept.change('a');
    vi.advanceTimersByTime(SETTINGS_WRITE_MS);
    expect(kept.place.claims).toBe(1);
    // Asked for when it is written, so that this one is still part of it.
    kept.change('b');
    vi.advanceTimersByTime(10 * SETTINGS_WRITE_MS);
    expect(kept.place.claims).toBe(1);
    open();
    await kept.file.flush();
    expect(kept.words()).toEqual(['b']);
  });

  it('plans the next one for what changed after its content was taken', async () => {
    const kept = keep();
    kept.file.changed(() => {
      kept.change('newer');
      return { words: ['older'] };
    });
    vi.advanceTimersByTime(SETTINGS_WRITE_MS);
    await vi.waitFor(() => expect(kept.words()).toEqual(['older']));
    await kept.file.flush();
    expect(kept.words()).toEqual(['newer']);
  });
});

describe('what cannot be written', () => {
  it('is said, tried again at the next change, and said no longer when it could', async () => {
    const kept = keep();
    mkdirSync(join(kept.path, 'in the way'), { recursive: true });
    kept.change('a');
    await kept.file.flush();
    const [problem] = kept.problems();
    expect(kept.problems()).toHaveLength(1);
    expect(problem).toMatchObject({ code: 'file_not_saved', details: { what: 'words' } });
    expect(readdirSync(kept.place.folder)).toEqual(['words.json']);
    vi.advanceTimersByTime(10 * SETTINGS_WRITE_MS);
    expect(kept.place.claims).toBe(1);

    rmSync(kept.path, { recursive: true });
    kept.change('a', 'b');
    vi.advanceTimersByTime(SETTINGS_WRITE_MS);
    await vi.waitFor(() => expect(kept.problems()).toEqual([]));
    expect(kept.words()).toEqual(['a', 'b']);
  });

  it('is tried once more at the end', async () => {
    const kept = keep();
    kept.place.answer = () => Promise.reject(Object.assign(new Error('x'), { code: 'ENOSPC' }));
    kept.change('a');
    await kept.file.flush();
    expect(kept.problems()).toMatchObject([
      { details: { problem: `the disk that holds ${kept.path} is full` } },
    ]);
    kept.place.answer = () => Promise.resolve(true);
    await kept.file.flush();
    expect(kept.words()).toEqual(['a']);
    expect(kept.problems()).toEqual([]);
  });

  it('may be too much: the file stays as it was', async () => {
    const kept = keep(undefined, '{"format":1,"words":["before"]}');
    kept.change('x'.repeat(SETTINGS_MAX_BYTES));
    await kept.file.flush();
    expect(kept.problems()).toMatchObject([{ details: { problem: 'they take more than 64 MiB' } }]);
    expect(kept.words()).toEqual(['before']);
    expect(readdirSync(kept.place.folder)).toEqual(['words.json']);
  });

  it('belongs to somebody else: nothing is touched, and that is the folder’s to say', async () => {
    const kept = keep(undefined, '{"format":');
    kept.place.answer = () => Promise.resolve(false);
    kept.change('a');
    await kept.file.flush();
    expect(readFileSync(kept.path, 'utf8')).toBe('{"format":');
    expect(kept.problems()).toEqual([]);
  });
});

describe('a file that cannot be read', () => {
  it('is set aside as it is, with a message that stays', async () => {
    const kept = keep(undefined, '{"format":1,"words":[7]}');
    expect(kept.file.initial).toBeNull();
    await kept.file.begin();
    const aside = join(kept.place.folder, 'words.broken-20261122-163005.json');
    const message = [
      {
        code: 'file_set_aside',
        details: { what: 'words', file: aside, problem: expect.stringMatching(/^words\.0 is wrong/) },
      },
    ];
    expect(kept.problems()).toEqual(message);
    kept.change('a');
    await kept.file.flush();
    expect(kept.words()).toEqual(['a']);
    expect(kept.problems()).toEqual(message);
    expect(readFileSync(aside, 'utf8')).toBe('{"format":1,"words":[7]}');
  });

  it('is not touched before the folder is claimed', () => {
    const kept = keep(undefined, 'broken');
    expect(readFileSync(kept.path, 'utf8')).toBe('broken');
    expect(kept.problems()).toEqual([]);
  });

  it('is never overwritten, also where it cannot be set aside', async () => {
    const folder = temporaryFolder();
    const place = placeIn(folder);
    // Its new name would be longer than file systems allow.
    const name = 'w'.repeat(240);
    const path = join(folder, `${name}.json`);
    writeFileSync(path, 'broken');
    const file = new KeptFile({ ...kind, name }, place);
    const problem =
      /^a file is in their place that cannot be read \(it is no JSON.*nor renamed \(rename failed/;
    const said = [{ details: { what: 'words', problem: expect.stringMatching(problem) } }];
    await file.begin();
    expect(place.problems.list).toMatchObject(said);
    file.changed(() => ({ words: ['a'] }));
    await file.flush();
    expect(place.problems.list).toMatchObject(said);
    expect(readFileSync(path, 'utf8')).toBe('broken');

    rmSync(path);
    await file.flush();
    expect(place.problems.list).toEqual([]);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ format: 1, words: ['a'] });
  });

  it('may be gone by then', async () => {
    const kept = keep(undefined, 'broken');
    rmSync(kept.path);
    await kept.file.begin();
    expect(kept.problems()).toEqual([]);
  });
});
