import { describe, expect, it } from 'vitest';
import {
  LIBRARY_MAX_SAVED,
  LIBRARY_PAGE_LENGTH,
  MESSAGE_MAX_LENGTH,
  SEQUENCE_MAX_STEPS,
} from '../../../shared/limits';
import { emptyMessage } from '../../../shared/model/defaults';
import type { KeptLibrary } from '../../../shared/model/kept';
import type { SavedContent, SavedId } from '../../../shared/model/library';
import { Library, type LibraryOptions } from './library';

const contentOf = (name: string, source = '', ...tags: string[]): SavedContent => ({
  name,
  tags,
  content: { kind: 'message', message: { ...emptyMessage, source } },
});

function make(initial: KeptLibrary | null = null, options: Partial<LibraryOptions> = {}) {
  let kept: (() => KeptLibrary) | null = null;
  let changes = 0;
  const keeper = { initial, changed: (content: () => KeptLibrary) => void (kept = content) };
  const library = new Library({ keeper, changed: () => (changes += 1), ...options });
  const find = (words = '', tag: string | null = null, from = 0, count = 200) =>
    library.find({ words, tag, from, count });
  return {
    library,
    find,
    names: (words = '', tag: string | null = null) => find(words, tag).rows.map(({ name }) => name),
    add: (...contents: SavedContent[]): SavedId[] => {
      const added = library.add(contents);
      if (!added.ok) throw new Error(added.error.code);
      return added.value.ids;
    },
    kept: () => kept?.() ?? null,
    changes: () => changes,
  };
}

describe('finding', () => {
  it('gives pages by name, with how many there are in all and the tags of all', () => {
    const { add, find } = make();
    add(contentOf('c', '', 'x'), contentOf('a', '', 'y'), contentOf('b'));
    expect(find('', null, 1, 1)).toMatchObject({ total: 3, rows: [{ name: 'b' }], tags: ['x', 'y'] });
    expect(find('', null, 3, 1)).toMatchObject({ total: 3, rows: [] });
    expect(find('a')).toMatchObject({ total: 1, tags: ['x', 'y'] });
  });

  it('keeps to a tag as it was written', () => {
    const { add, names } = make();
    add(contentOf('a', 'tag', 'one'), contentOf('b', 'one'), contentOf('c', '', 'One'));
    expect(names('', 'one')).toEqual(['a']);
    expect(names('b', 'one')).toEqual([]);
    expect(names('one')).toEqual(['a', 'b', 'c']);
  });

  it('holds as many as it may, and finds any of them', () => {
    const saved = Array.from({ length: LIBRARY_MAX_SAVED }, (_, i) => ({
      id: (i + 1) as SavedId,
      ...contentOf(`message ${LIBRARY_MAX_SAVED - i}`, `GET /${i}`, `t${i % 7}`),
    }));
    const { library, find } = make({ lastId: LIBRARY_MAX_SAVED, saved });
    expect(find('', null, 0, 3)).toMatchObject({
      total: LIBRARY_MAX_SAVED,
      rows: [{ name: 'message 1' }, { name: 'message 2' }, { name: 'message 3' }],
      tags: ['t0', 't1', 't2', 't3', 't4', 't5', 't6'],
    });
    expect(find('19999 T1')).toMatchObject({ total: 1, rows: [{ id: 2, name: 'message 19999' }] });
    expect(find('', null, LIBRARY_MAX_SAVED - 1, 3).rows).toMatchObject([{ id: 1 }]);
    expect(library.add([contentOf('one more')])).toMatchObject({ error: { code: 'too_many_saved' } });
  });

  it('gives no more long messages than travel in one reply, and one at least', () => {
    const { add, find } = make(null, { maxBytes: Infinity });
    const steps = Array.from({ length: SEQUENCE_MAX_STEPS }, () => ({
      delayMs: 0,
      message: { ...emptyMessage, source: 'x'.repeat(MESSAGE_MAX_LENGTH) },
      expect: null,
    }));
    const content = { kind: 'sequence', sequence: { steps, loops: null, stopOnError: true } } as const;
    expect(SEQUENCE_MAX_STEPS * MESSAGE_MAX_LENGTH).toBe(LIBRARY_PAGE_LENGTH);
    add(contentOf('a', 'one more'), { name: 'b', tags: [], content }, { name: 'c', tags: [], content });
    const pages = [0, 1, 2].map((from) => find('', null, from).rows.map(({ name }) => name));
    expect(pages).toEqual([['a'], ['b'], ['c']]);
    expect(find().total).toBe(3);
  });
});

describe('saving', () => {
  it('gives new entries numbers of their own, and never one twice', () => {
    const { library, add } = make();
    expect(add(contentOf('a'), contentOf('b'))).toEqual([1, 2]);
    library.remove([2 as SavedId]);
    expect(library.save(null, contentOf('c'))).toEqual({ ok: true, value: { id: 3 } });
  });

  it('changes an entry, which moves to its new place', () => {
    const { library, add, find } = make();
    const [id] = add(contentOf('a', '', 'x'), contentOf('b'));
    expect(library.save(id!, contentOf('c', 'new', 'y', 'y'))).toEqual({ ok: true, value: { id } });
    expect(find()).toMatchObject({ rows: [{ name: 'b' }, { id, name: 'c', tags: ['y'] }], tags: ['y'] });
    expect(find('new').total).toBe(1);
  });

  it('does not bring back one that is gone', () => {
    const { library, changes } = make();
    const error = { code: 'not_found', details: { what: 'saved message', id: 7 } };
    expect(library.save(7 as SavedId, contentOf('a'))).toEqual({ ok: false, error });
    expect(changes()).toBe(0);
  });

  it('takes messages that cannot be sent: they are drafts', () => {
    const { add, find } = make();
    const draft = contentOf('draft', '\\q ${nothing \ud800');
    add(draft);
    expect(find().rows).toMatchObject([draft]);
  });

  it('takes all of several or none', () => {
    const { library, add, names } = make(null, { maxSaved: 3 });
    add(contentOf('a'), contentOf('b'));
    const error = { code: 'too_many_saved', details: { cap: 3 } };
    expect(library.add([contentOf('c'), contentOf('d')])).toEqual({ ok: false, error });
    expect(names()).toEqual(['a', 'b']);
    expect(library.save(null, contentOf('c')).ok).toBe(true);
    expect(library.save(null, contentOf('d'))).toEqual({ ok: false, error });
    expect(library.save(1 as SavedId, contentOf('e')).ok).toBe(true);
  });

  it('refuses what would make the file too large, and takes what makes it smaller', () => {
    const maxBytes = 2_000;
    const { library, add, names } = make(null, { maxBytes });
    const [first] = add(contentOf('a', 'x'.repeat(900)), contentOf('b', 'x'.repeat(500)));
    const error = { code: 'library_full', details: { cap: maxBytes } };
    expect(library.save(null, contentOf('c', 'x'.repeat(900)))).toEqual({ ok: false, error });
    expect(library.add([contentOf('c', 'é'.repeat(400))])).toEqual({ ok: false, error });
    expect(library.save(first!, contentOf('a', 'x'.repeat(1_400)))).toEqual({ ok: false, error });
    expect(library.save(first!, contentOf('a', 'x')).ok).toBe(true);
    expect(library.add([contentOf('c', 'é'.repeat(400))]).ok).toBe(true);
    expect(names()).toEqual(['a', 'b', 'c']);
  });

  it('has room again for what was removed', () => {
    const { library, add } = make(null, { maxBytes: 1_000 });
    for (let n = 0; n < 10; n += 1) library.remove(add(contentOf('a', 'x'.repeat(700))));
    expect(add(contentOf('a', 'x'.repeat(700)))).toEqual([11]);
  });
});

it('removes some, and is not troubled by those that are gone', () => {
  const { library, add, find, changes } = make();
  add(contentOf('a', '', 'x'), contentOf('b'), contentOf('c'));
  library.remove([1, 3, 99].map((id) => id as SavedId));
  expect(find()).toMatchObject({ total: 1, rows: [{ id: 2 }], tags: [] });
  expect(changes()).toBe(2);
  library.remove([1 as SavedId]);
  expect(changes()).toBe(2);
});

describe('what is kept', () => {
  it('is the library as it is when it is written', () => {
    const { add, kept } = make();
    expect(kept()).toBeNull();
    add(contentOf('b'), contentOf('a'));
    expect(kept()).toEqual({
      lastId: 2,
      saved: [
        { id: 2, ...contentOf('a') },
        { id: 1, ...contentOf('b') },
      ],
    });
  });

  it('comes back, in whatever order it was', () => {
    const before = {
      lastId: 9,
      saved: [1, 2].map((id) => ({ id: id as SavedId, ...contentOf(`n${3 - id}`) })),
    };
    const { names, add } = make(before);
    expect(names()).toEqual(['n1', 'n2']);
    expect(add(contentOf('x'))).toEqual([10]);
  });

  it('gives no number away twice, whatever the file says', () => {
    expect(make({ lastId: 0, saved: [{ id: 5 as SavedId, ...contentOf('a') }] }).add(contentOf('b'))).toEqual(
      [6],
    );
  });
});
