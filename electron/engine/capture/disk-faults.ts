import { errorOf, type ParleyError } from '../../../shared/errors';

type Translate = (path: string) => ParleyError;

const full: Translate = (path) => errorOf('disk_full', { path });
const notWritable: Translate = (path) => errorOf('not_writable', { path });
const gone: Translate = (path) => errorOf('folder_gone', { path });

/** What errno(3) of a file system means to whoever writes a file. */
const meanings: Readonly<Record<string, Translate>> = {
  ENOSPC: full,
  EDQUOT: full,
  EFBIG: full,
  EACCES: notWritable,
  EPERM: notWritable,
  EROFS: notWritable,
  // A file where a folder should be.
  ENOTDIR: notWritable,
  EEXIST: notWritable,
  ENOENT: gone,
};

/** Why the disk took nothing, from what the system threw. `path`: what the user knows it by. */
export function diskError(cause: unknown, path: string): ParleyError {
  const { code = 'UNKNOWN', syscall = 'write' } = cause as { code?: string; syscall?: string };
  return meanings[code]?.(path) ?? errorOf('system_error', { syscall, code });
}
