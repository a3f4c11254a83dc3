import { mkdir, open, rename, rm, stat, writeFile, type FileHandle } from 'node:fs/promises';

/** A file that is being written. Everything rejects with the system's error. */
export interface DiskFile {
  /** Writes the pieces one behind the other, from a position of the file on. Resolves when all of it is in the file. */
  write(pieces: readonly Uint8Array[], position: number): Promise<void>;
  close(): Promise<void>;
}

/** What a capture wants of the disk; replaced in specs by a slow or a full one. Everything rejects with the system's error. */
export interface Disk {
  /** Makes a folder and those that it lies in. */
  makeFolder(path: string): Promise<void>;
  /** Makes an empty file, in place of one that was there. */
  create(path: string): Promise<DiskFile>;
  /** Puts a text in the place of a file at once: nobody ever sees half of it. */
  replace(path: string, text: string): Promise<void>;
  /** Writes the beginning of a file anew, so that it has the time of now; rejects when there is none. */
  touch(path: string, text: string): Promise<void>;
  /** Rejects when there is nothing of this name. */
  check(path: string): Promise<void>;
  /** Removes a file, or a folder with all that is in it. One that is not there is no error. */
  remove(path: string): Promise<void>;
}

/** The system's own disk. */
export const systemDisk: Disk = {
  async makeFolder(path) {
    await mkdir(path, { recursive: true });
  },
  create: async (path) => fileOf(await open(path, 'w')),
  async replace(path, text) {
    const next = `${path}.new`;
    await writeFile(next, text);
    await rename(next, path);
  },
  async touch(path, text) {
    const handle = await open(path, 'r+');
    try {
      await handle.write(text, 0);
    } finally {
      await handle.close();
    }
  },
  async check(path) {
    await stat(path);
  },
  remove: (path) => rm(path, { recursive: true, force: true }),
};

function fileOf(handle: FileHandle): DiskFile {
  return {
    async write(pieces, position) {
      let rest = pieces;
      let at = position;
      while (rest.length > 0) {
        const { bytesWritten } = await handle.writev(rest, at);
        at += bytesWritten;
        rest = behind(rest, bytesWritten);
      }
    },
    close: () => handle.close(),
  };
}

/** What is left of the pieces when their first `count` bytes are gone: a write may take less than it was given. */
function behind(pieces: readonly Uint8Array[], count: number): Uint8Array[] {
  const rest: Uint8Array[] = [];
  let skip = count;
  for (const piece of pieces) {
    if (skip < piece.length) rest.push(piece.subarray(skip));
    skip = Math.max(0, skip - piece.length);
  }
  return rest;
}
