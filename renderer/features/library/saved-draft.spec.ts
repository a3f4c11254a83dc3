import { describe, expect, it } from 'vitest';
import { emptyMessage } from '../../../shared/model/defaults';
import type { SavedContent } from '../../../shared/model/library';
import { readSaved, savedDraftOf, type SavedDraft } from './saved-draft';
import { firstSequence } from './sequence-draft';

const ping: SavedContent = {
  name: 'Ping',
  tags: ['health', 'v2'],
  content: { kind: 'message', message: { ...emptyMessage, source: 'ping' } },
};

describe('an entry of the library as it is edited', () => {
  it('is the same again when nothing was changed', () => {
    expect(readSaved(savedDraftOf(ping))).toEqual({ kind: 'ready', content: ping });
  });

  it('reads tags however they are typed, each once', () => {
    const read = readSaved({ ...savedDraftOf(ping), name: ' Ping ', tags: ' a,b , a,,c c ' });
    expect(read).toMatchObject({ kind: 'ready', content: { name: 'Ping', tags: ['a', 'b', 'c c'] } });
  });

  it('keeps a message that is wrong', () => {
    const content = { kind: 'message', message: { ...emptyMessage, source: '\\q' } } as const;
    expect(readSaved({ ...savedDraftOf(ping), content }).kind).toBe('ready');
  });

  it.each<[Partial<SavedDraft>, string, string]>([
    [{ name: ' ' }, 'name', 'Type a name.'],
    [{ name: 'x'.repeat(61) }, 'name', 'at most 60 characters'],
    [{ tags: Array.from({ length: 21 }, (_, at) => `t${at}`).join() }, 'tags', 'at most 20 tags'],
    [{ tags: 'x'.repeat(61) }, 'tags', 'A tag has at most 60 characters.'],
    [
      { content: { kind: 'sequence', sequence: { ...firstSequence, steps: [] } } },
      'content',
      'A sequence needs at least one step.',
    ],
  ])('refuses %o', (part, field, problem) => {
    const read = readSaved({ ...savedDraftOf(ping), ...part });
    expect(read).toMatchObject({ kind: 'wrong', field });
    expect(read.kind === 'wrong' && read.problem).toContain(problem);
  });
});
