import { errorOf } from '../../../shared/errors';
import type { Clock } from '../clock';
import { diskProblem } from './disk-problem';
import { FolderLock } from './folder-lock';
import { KeptFile, type Keeper, type KeptPlace } from './kept-file';
import type { KeptKind } from './kept-kind';
import type { Problems } from './problems';

/**
 * The folder of the files that are kept between runs. They are read at once; the folder is then claimed, and only while it is this
 * program's does anything in it change. Where another program has it, this one goes on with its own copy and says so.
 */
export class KeptFolder implements KeptPlace {
  readonly folder: string;
  readonly problems: Problems;
  readonly now: Clock;
  readonly #lock: FolderLock;
  readonly #files: Pick<KeptFile<object>, 'begin' | 'claimed' | 'refused' | 'flush'>[] = [];
  /** Whose the folder is; `theirs` stays so, since this program's copy is not that of the other one. */
  #owner: 'unknown' | 'mine' | 'theirs' | 'given back' = 'unknown';
  #begun: Promise<void> = Promise.resolve();

  constructor(folder: string, clock: Clock, problems: Problems) {
    this.folder = folder;
    this.problems = problems;
    this.now = clock;
    this.#lock = new FolderLock(folder, clock);
  }

  /** Reads a file of it. */
  open<T extends object>(kind: KeptKind<T>): Keeper<T> {
    const file = new KeptFile(kind, this);
    this.#files.push(file);
    return file;
  }

  /** Claims the folder and sets aside what could not be read, when all files were opened. */
  begin(): void {
    this.#begun = this.#begin();
  }

  async claim(): Promise<boolean> {
    if (this.#owner === 'theirs' || this.#owner === 'given back') return false;
    this.#owner = (await this.#lock.claim()) ? 'mine' : 'theirs';
    if (this.#owner === 'mine') {
      for (const file of this.#files) file.claimed();
      return true;
    }
    this.problems.set('folder', errorOf('settings_in_use', { folder: this.folder }));
    return false;
  }

  /** Writes what is not written yet; never rejects. */
  async flush(): Promise<void> {
    await this.#begun;
    await Promise.all(this.#files.map((file) => file.flush()));
  }

  /** Writes what is not written yet and gives the folder to others. */
  async close(): Promise<void> {
    await this.flush();
    const mine = this.#owner === 'mine';
    this.#owner = 'given back';
    if (mine) await this.#lock.release();
  }

  async #begin(): Promise<void> {
    try {
      if (!(await this.claim())) return;
      for (const file of this.#files) await file.begin();
    } catch (cause) {
      // Said at once: who knows only after hours of work that nothing is kept?
      for (const file of this.#files) file.refused(diskProblem(cause, this.folder));
    }
  }
}
