import { closeSync, fstatSync, openSync, writeSync } from 'node:fs';
import { parse, join } from 'node:path';

/**
 * A file that is written behind what is in it, and that is followed by another one when it has grown enough. Every write may
 * throw what the system throws; it is then repeated by calling the same method again.
 */
export class RotatingFile {
  readonly #first: string;
  #path: string;
  #file: number | null = null;
  #size = 0;
  #begun = 1;
  #waiting: Uint8Array[] = [];
  #written = 0;

  /** @param path the first file; nothing is opened yet */
  constructor(path: string) {
    this.#first = path;
    this.#path = path;
  }

  /** The file that is written now. */
  get path(): string {
    return this.#path;
  }

  /** Files begun so far. */
  get files(): number {
    return this.#begun;
  }

  /** Bytes written so far, to all files. */
  get written(): number {
    return this.#written;
  }

  /** Bytes that the present file will have when all that waits was written. */
  get size(): number {
    return this.#waiting.reduce((sum, bytes) => sum + bytes.length, this.#size);
  }

  /** Lets bytes wait to be written. */
  add(...pieces: readonly Uint8Array[]): void {
    this.#waiting.push(...pieces);
  }

  /** Opens the file if it is not open, so that its size is known. */
  open(): void {
    if (this.#file !== null && fstatSync(this.#file).nlink > 0) return;
    this.close();
    this.#file = openSync(this.#path, 'a');
    this.#size = fstatSync(this.#file).size;
  }

  /** Writes all that waits. What a failed write left out is written by the next one. */
  write(): void {
    this.open();
    while (this.#waiting[0] !== undefined) {
      const bytes = this.#waiting[0];
      const count = this.#writeOnce(bytes);
      this.#size += count;
      this.#written += count;
      if (count === bytes.length) this.#waiting.shift();
      else this.#waiting[0] = bytes.subarray(count);
    }
  }

  /** Goes on in the next file: `name.1.log`, `name.2.log`, …, the first one that does not exist. All must be written. */
  rotate(): void {
    const { dir, name, ext } = parse(this.#first);
    for (let n = this.#begun; ; n += 1) {
      const path = join(dir, `${name}.${n}${ext}`);
      const file = openNew(path);
      if (file === null) continue;
      this.close();
      this.#file = file;
      this.#path = path;
      this.#size = 0;
      this.#begun += 1;
      return;
    }
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
  }

  #writeOnce(bytes: Uint8Array): number {
    try {
      return writeSync(this.#file as number, bytes);
    } catch (cause) {
      // Whatever was wrong with it, the next attempt begins with opening it anew.
      this.close();
      throw cause;
    }
  }
}

/** Makes a file; `null` when there is one already. */
function openNew(path: string): number | null {
  try {
    return openSync(path, 'ax');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return null;
    throw cause;
  }
}
