import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CAPTURE_ALIVE_MS, CAPTURE_BEAT_MS } from '../../../shared/limits';
import type { Clock } from '../clock';
import { holderOf, isRunning } from '../lock-holder';

/** Tokens of the locks that this process holds: a process before it may have had the same number, as in a container. */
const held = new Set<string>();

/** Attempts to get a lock that others give up or lose at the same time. */
const MAX_TRIES = 3;

/** Keeps a folder to one program at a time, by a file in it that says who writes there and gives signs of life. */
export class FolderLock {
  readonly #folder: string;
  readonly #path: string;
  readonly #clock: Clock;
  readonly #token = randomUUID();
  #beat: NodeJS.Timeout | undefined;
  #claiming: Promise<boolean> | null = null;

  constructor(folder: string, clock: Clock) {
    this.#folder = folder;
    this.#path = join(folder, 'lock');
    this.#clock = clock;
  }

  /**
   * True when the folder is this program's: it was already, or nobody else's. Makes the folder, and the lock anew when somebody
   * deleted it. Rejects with the system's error where neither can be made.
   */
  claim(): Promise<boolean> {
    // One at a time: a lock that is half written would be taken for somebody else's.
    return (this.#claiming ??= this.#claim().finally(() => (this.#claiming = null)));
  }

  /** Gives the folder to whoever wants it next. */
  async release(): Promise<void> {
    clearInterval(this.#beat);
    held.delete(this.#token);
    const text = await readFile(this.#path, 'utf8').catch(() => '');
    if (this.#isMine(text)) await rm(this.#path, { force: true }).catch(() => undefined);
  }

  async #claim(): Promise<boolean> {
    await mkdir(this.#folder, { recursive: true });
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      if (await this.#create()) return true;
      const text = await readFile(this.#path, 'utf8').catch(() => '');
      if (this.#isMine(text)) return true;
      if (await this.#isAlive(text)) return false;
      await rm(this.#path, { force: true });
    }
    return false;
  }

  async #create(): Promise<boolean> {
    // Before the file is there: who reads it in this process must know it at once.
    held.add(this.#token);
    try {
      const text = `${JSON.stringify({ pid: process.pid, token: this.#token })}\n`;
      await writeFile(this.#path, text, { flag: 'wx' });
    } catch (cause) {
      if (isTaken(cause)) return false;
      throw cause;
    }
    clearInterval(this.#beat);
    this.#beat = setInterval(() => this.#signLife(), CAPTURE_BEAT_MS);
    this.#beat.unref();
    return true;
  }

  #signLife(): void {
    const now = this.#clock() / 1_000_000;
    // A lock that is gone, or somebody else's, is noticed with the next claim.
    utimes(this.#path, now, now).catch(() => undefined);
  }

  #isMine(text: string): boolean {
    return holderOf(text)?.token === this.#token;
  }

  /** True while another program, or another engine of this one, uses the folder; one that cannot be read may be half written. */
  async #isAlive(text: string): Promise<boolean> {
    const facts = await stat(this.#path).catch(() => null);
    if (facts === null || this.#clock() / 1_000 - facts.mtimeMs > CAPTURE_ALIVE_MS) return false;
    const holder = holderOf(text);
    if (holder === null) return true;
    return holder.pid === process.pid ? held.has(holder.token ?? '') : isRunning(holder.pid);
  }
}

function isTaken(cause: unknown): boolean {
  return (cause as { code?: string }).code === 'EEXIST';
}
