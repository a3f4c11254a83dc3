import { join } from 'node:path';
import { formatBytes } from '../../../shared/bytes/format';
import { errorOf } from '../../../shared/errors';
import { SETTINGS_MAX_BYTES, SETTINGS_WRITE_MS } from '../../../shared/limits';
import { diskProblem } from './disk-problem';
import { jsonPieces } from './json-pieces';
import type { KeptKind } from './kept-kind';
import type { Problems } from './problems';
import { readKept } from './read-kept';
import { setAside } from './set-aside';
import { writeWhole } from './write-whole';

/** Where something is kept between runs. */
export interface Keeper<T> {
  /** What an earlier run kept; `null` where there is nothing, or nothing that can be read. */
  readonly initial: T | null;
  /** Something changed: `content` is asked for when it is written, a moment later. It must not change afterwards. */
  changed(content: () => T): void;
}

/** The folder of a kept file. */
export interface KeptPlace {
  readonly folder: string;
  readonly problems: Problems;
  /** µs since the Unix epoch. */
  readonly now: () => number;
  /** True when this program may change the folder; rejects with the system's error where nobody can. */
  claim(): Promise<boolean>;
}

/** What it is about to do: nothing, writing when the timer ends, or writing right now. */
type Phase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'due'; readonly timer: NodeJS.Timeout }
  | { readonly kind: 'writing'; readonly done: Promise<void> };

/**
 * A versioned JSON file that is read once and then written after changes: all of it in one step, never two writes at a time. A file
 * that cannot be read is set aside before anything is written in its place.
 */
export class KeptFile<T extends object> implements Keeper<T> {
  readonly initial: T | null;
  readonly #kind: KeptKind<T>;
  readonly #place: KeptPlace;
  readonly #path: string;
  /** Why what lies there could not be read, until it is set aside. */
  #broken: string | null;
  #phase: Phase = { kind: 'idle' };
  #content: (() => T) | null = null;
  /** How often it changed, and at which of them it was written last. */
  #revision = 0;
  #written = 0;

  constructor(kind: KeptKind<T>, place: KeptPlace) {
    this.#kind = kind;
    this.#place = place;
    this.#path = join(place.folder, `${kind.name}.json`);
    const found = readKept(kind, this.#path);
    this.initial = found.kind === 'content' ? found.value : null;
    this.#broken = found.kind === 'broken' ? found.problem : null;
  }

  changed(content: () => T): void {
    this.#content = content;
    this.#revision += 1;
    if (this.#phase.kind === 'idle') this.#plan();
  }

  /** When the folder was claimed: sets the file aside if it could not be read. Never rejects. */
  async begin(): Promise<void> {
    const problem = await this.#clear();
    if (problem !== null) this.refused(problem);
  }

  /** The folder may be written to (again): a file that has nothing to write has no problem any more. */
  claimed(): void {
    if (this.#broken === null && this.#written === this.#revision) this.refused(null);
  }

  /** Nothing can be written, now or at all. `problem`: the end of a sentence; `null`: it can. */
  refused(problem: string | null): void {
    const { name, what } = this.#kind;
    const error = problem === null ? null : errorOf('file_not_saved', { what, problem });
    this.#place.problems.set(`${name} not saved`, error);
  }

  /** Writes at once what is not written yet; resolves when that is done, or was tried. */
  async flush(): Promise<void> {
    if (this.#phase.kind === 'writing') await this.#phase.done;
    if (this.#phase.kind === 'due') clearTimeout(this.#phase.timer);
    if (this.#written !== this.#revision) await this.#begin();
  }

  #plan(): void {
    const timer = setTimeout(() => void this.#begin(), SETTINGS_WRITE_MS);
    this.#phase = { kind: 'due', timer };
  }

  #begin(): Promise<void> {
    const done = this.#write().then((revision) => {
      this.#phase = { kind: 'idle' };
      // A write that failed waits for the next change: a full disk stays full for a while.
      if (this.#revision !== revision) this.#plan();
    });
    this.#phase = { kind: 'writing', done };
    return done;
  }

  /** Resolves with the revision that was, or would have been, written. */
  async #write(): Promise<number> {
    let revision = this.#revision;
    let problem: string | null;
    try {
      const mine = await this.#place.claim();
      problem = mine ? await this.#clear() : null;
      revision = this.#revision;
      if (mine) problem ??= await this.#put();
    } catch (cause) {
      problem = diskProblem(cause, this.#path);
    }
    if (problem === null) this.#written = revision;
    this.refused(problem);
    return revision;
  }

  /** Why a file that could not be read is still there; `null` when none is in the way. */
  async #clear(): Promise<string | null> {
    const problem = this.#broken;
    if (problem === null) return null;
    const { folder, problems, now } = this.#place;
    const { name, what } = this.#kind;
    try {
      const file = await setAside(folder, name, now());
      this.#broken = null;
      if (file !== null)
        problems.set(`${name} set aside`, errorOf('file_set_aside', { what, file, problem }));
      return null;
    } catch (cause) {
      return `a file is in their place that cannot be read (${problem}), nor renamed (${diskProblem(cause, this.#path)})`;
    }
  }

  async #put(): Promise<string | null> {
    if (this.#content === null) return null;
    const document = { format: this.#kind.format, ...this.#content() };
    const written = await writeWhole(this.#path, jsonPieces(document), SETTINGS_MAX_BYTES);
    return written === 'written' ? null : `they take more than ${formatBytes(SETTINGS_MAX_BYTES)}`;
  }
}
