import { diskError } from '../capture/disk-faults';

/** Why the system refused a file, as the end of a sentence. `path`: what the user knows it by. */
export function diskProblem(cause: unknown, path: string): string {
  const error = diskError(cause, path);
  switch (error.code) {
    case 'disk_full':
      return `the disk that holds ${path} is full`;
    case 'not_writable':
      return `the system does not allow it for ${path}`;
    case 'folder_gone':
      return `the folder of ${path} is not there`;
    default: {
      const { syscall = 'write', code = 'an unknown error' } = cause as { syscall?: string; code?: string };
      return `${syscall} failed with ${code} for ${path}`;
    }
  }
}
