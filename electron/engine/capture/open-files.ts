import { close, open } from 'node:fs';
import { promisify } from 'node:util';

const openFile = promisify(open);
/** Failing to close a file that was only read leaves nothing to be done. */
const closeFile = (fd: number): void => close(fd, () => undefined);

interface OpenFile {
  readonly fd: Promise<number>;
  users: number;
  /** Nobody will use it any more: it is closed by its last user. */
  leaving: boolean;
}

/** Keeps the files that were read last open, so that reading from one again costs one call of the system less. */
export class OpenFiles {
  private readonly files = new Map<string, OpenFile>();
  private readonly most: number;

  /** @param most files that stay open while nobody uses them */
  constructor(most: number) {
    this.most = most;
  }

  /** Runs `work` with the file, which is opened for reading. Rejects when it cannot be, or as `work` does. */
  async use<T>(path: string, work: (fd: number) => Promise<T>): Promise<T> {
    const file = this.files.get(path) ?? { fd: openFile(path, 'r'), users: 0, leaving: false };
    this.files.delete(path);
    this.files.set(path, file);
    file.users += 1;
    try {
      return await work(await file.fd);
    } catch (cause) {
      this.leave(path, file);
      throw cause;
    } finally {
      file.users -= 1;
      if (file.users === 0) this.idle(file);
    }
  }

  /** Closes the files that `which` names, each after its last use. */
  release(which: (path: string) => boolean): void {
    for (const [path, file] of [...this.files]) if (which(path)) this.leave(path, file);
  }

  private leave(path: string, file: OpenFile): void {
    if (file.leaving) return;
    file.leaving = true;
    this.files.delete(path);
    if (file.users === 0) this.idle(file);
  }

  private idle(file: OpenFile): void {
    if (file.leaving) void file.fd.then(closeFile, () => undefined);
    if (this.files.size <= this.most) return;
    for (const [path, other] of this.files) {
      if (other.users > 0) continue;
      this.leave(path, other);
      return;
    }
  }
}
