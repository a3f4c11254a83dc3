import { expect, it } from 'vitest';
import { emptyMessage } from '../../../shared/model/defaults';
import type { SavedId } from '../../../shared/model/library';
import { entryOf, type Entry } from './entry';
import { tagsOf } from './tags';

const tagged = (...tags: string[]): Entry =>
  entryOf({ id: 1 as SavedId, name: 'x', tags, content: { kind: 'message', message: emptyMessage } });

it('lists each tag once, in order', () => {
  expect(tagsOf([tagged('b', 'a'), tagged(), tagged('10', '9', 'a', 'é', 'f')])).toEqual([
    '9',
    '10',
    'a',
    'b',
    'é',
    'f',
  ]);
  expect(tagsOf([])).toEqual([]);
});

it('lists those of the most entries where there are too many', () => {
  expect(tagsOf([tagged('a', 'z'), tagged('b', 'z'), tagged('b')], 2)).toEqual(['b', 'z']);
});
