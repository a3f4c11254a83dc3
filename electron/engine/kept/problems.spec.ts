import { expect, it } from 'vitest';
import { errorOf } from '../../../shared/errors';
import { Problems } from './problems';

const full = errorOf('file_not_saved', { what: 'words', problem: 'the disk is full' });
const other = errorOf('file_not_saved', { what: 'words', problem: 'it is slow' });

it('has one error for each subject, and tells of each change', () => {
  let told = 0;
  const problems = new Problems(() => (told += 1));
  problems.set('b', full);
  problems.set('a', other);
  expect(problems.list).toEqual([full, other]);
  problems.set('b', other);
  expect(problems.list).toEqual([other, other]);
  expect(told).toBe(3);
  problems.set('b', null);
  expect(problems.list).toEqual([other]);
  expect(told).toBe(4);
});

it('does not tell of what is known', () => {
  let told = 0;
  const problems = new Problems(() => (told += 1));
  problems.set('a', null);
  problems.set('a', full);
  problems.set('a', errorOf('file_not_saved', { what: 'words', problem: 'the disk is full' }));
  expect(told).toBe(1);
});
