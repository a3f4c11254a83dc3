import { expect, it } from 'vitest';
import { diskError } from './disk-faults';

it.each([
  ['ENOSPC', 'disk_full'],
  ['EDQUOT', 'disk_full'],
  ['EFBIG', 'disk_full'],
  ['EACCES', 'not_writable'],
  ['EPERM', 'not_writable'],
  ['EROFS', 'not_writable'],
  ['ENOTDIR', 'not_writable'],
  ['EEXIST', 'not_writable'],
  ['ENOENT', 'folder_gone'],
])('tells what %s means', (code, meaning) => {
  expect(diskError(Object.assign(new Error(), { code }), '/x')).toEqual({
    code: meaning,
    details: { path: '/x' },
  });
});

it('passes on what it does not know', () => {
  const cause = Object.assign(new Error(), { code: 'EIO', syscall: 'fdatasync' });
  const details = { syscall: 'fdatasync', code: 'EIO' };
  expect(diskError(cause, '/x')).toEqual({ code: 'system_error', details });
  expect(diskError(new Error('?'), '/x')).toMatchObject({
    code: 'system_error',
    details: { code: 'UNKNOWN' },
  });
});
