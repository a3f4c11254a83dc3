import { expect, it } from 'vitest';
import { diskProblem } from './disk-problem';

it.each([
  ['ENOSPC', 'the disk that holds /data is full'],
  ['EROFS', 'the system does not allow it for /data'],
  ['ENOTDIR', 'the system does not allow it for /data'],
  ['ENOENT', 'the folder of /data is not there'],
  ['EIO', 'rename failed with EIO for /data'],
])('puts %s into words', (code, words) => {
  expect(diskProblem(Object.assign(new Error(code), { code, syscall: 'rename' }), '/data')).toBe(words);
});

it('has words for what it does not know', () => {
  expect(diskProblem(new Error('what?'), '/data')).toBe('write failed with an unknown error for /data');
});
