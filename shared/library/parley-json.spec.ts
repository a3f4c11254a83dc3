import { describe, expect, it } from 'vitest';
import { LIBRARY_MAX_SAVED } from '../limits';
import { emptyMessage } from '../model/defaults';
import type { SavedContent } from '../model/library';
import { readParleyJson, writeParleyJson } from './parley-json';

const message: SavedContent = {
  name: 'hello',
  tags: ['lab', 'ü'],
  content: { kind: 'message', message: { ...emptyMessage, source: 'a\\n\ud83d\ude00' } },
};
const sequence: SavedContent = {
  name: 'log in',
  tags: [],
  content: {
    kind: 'sequence',
    sequence: {
      steps: [{ delayMs: 5, message: emptyMessage, expect: { match: { by: 'any' }, withinMs: 100 } }],
      loops: null,
      stopOnError: true,
    },
  },
};

function file(...saved: unknown[]): string {
  return JSON.stringify({ format: 1, saved });
}

describe('a library as JSON', () => {
  it('reads what it wrote', () => {
    const text = writeParleyJson([message, sequence]);
    expect(JSON.parse(text)).toEqual({ format: 1, saved: [message, sequence] });
    expect(text.endsWith('\n')).toBe(true);
    expect(readParleyJson(text)).toEqual({ saved: [message, sequence], problems: [] });
  });

  it('writes no numbers of entries: they belong to one library', () => {
    const entry = { id: 7, ...message } as SavedContent;
    expect(writeParleyJson([entry])).toBe(writeParleyJson([message]));
  });

  it('leaves out what is wrong, says why, and takes the rest', () => {
    const read = readParleyJson(
      file(message, { ...message, tags: 'lab' }, 5, { ...message, name: '' }, sequence),
    );
    expect(read.saved).toEqual([message, sequence]);
    expect(read.problems.map(({ entry, outcome }) => [entry, outcome])).toEqual([
      [2, 'left-out'],
      [3, 'left-out'],
      [4, 'left-out'],
    ]);
    expect(read.problems[0]?.problem).toMatch(/^“hello” was left out: tags: .+\.$/);
    expect(read.problems[1]?.problem).toMatch(/^An entry without a name was left out: .+\.$/);
  });

  it.each([
    ['', 'This file is no JSON. It may be cut off, or something else.'],
    ['{"format": 1, "saved": [', 'This file is no JSON. It may be cut off, or something else.'],
    ['[]', 'This file is JSON, but no library of Parley: it has no list of saved messages.'],
    ['{"saved": []}', 'This file is JSON, but no library of Parley: it has no list of saved messages.'],
    [
      '{"format": 2, "saved": []}',
      'This library was written by a newer Parley. Import it with that version or a later one.',
    ],
  ])('says what is wrong with %j', (text, problem) => {
    expect(readParleyJson(text)).toEqual({
      saved: [],
      problems: [{ entry: null, outcome: 'left-out', problem }],
    });
  });

  it('takes as many as a library holds', () => {
    const { saved, problems } = readParleyJson(
      file(...Array.from({ length: LIBRARY_MAX_SAVED + 1 }, () => message)),
    );
    expect(saved).toHaveLength(LIBRARY_MAX_SAVED);
    expect(problems).toHaveLength(1);
  });
});
