import { join } from 'node:path';
import { fail, succeed, type Outcome } from '../../../shared/errors';
import { MAX_OPEN_CAPTURES } from '../../../shared/limits';
import { LIVE_CAPTURE, type CaptureId } from '../../../shared/model/capture';
import type { KeptCaptures } from '../../../shared/model/kept';
import type { BlockCache } from '../capture/block-cache';
import type { Capture } from '../capture/capture';
import { diskError } from '../capture/disk-faults';
import { SavedCapture } from '../capture/saved-capture';
import type { Changes } from '../changes';
import type { Clock } from '../clock';
import type { Keeper } from '../kept/kept-file';
import type { Captures } from './captures';
import { olderLimit } from './older-limit';
import { removeCapture } from './remove-capture';
import { SavedList } from './saved-list';

/** What the catalogue of captures works on. */
export interface CapturesOptions {
  readonly folder: string;
  readonly clock: Clock;
  readonly live: Capture;
  readonly changes: Changes;
  /** Shared with the live capture. */
  readonly cache: BlockCache;
  /** Where the limit on disk is kept. */
  readonly keeper: Keeper<KeptCaptures>;
}

type Opened = Outcome<SavedCapture>;

/**
 * The catalogue of the captures in a folder. Begins with setting the limit on disk that an earlier run was given, and with
 * deleting the oldest captures of earlier runs that were closed in order while all of them together are above it.
 */
export function createCaptures(options: CapturesOptions): Captures {
  return new Catalogue(options);
}

class Catalogue implements Captures {
  readonly #folder: string;
  readonly #live: Capture;
  readonly #changes: Changes;
  readonly #cache: BlockCache;
  readonly #saved: SavedList;
  readonly #keeper: Keeper<KeptCaptures>;
  readonly #begun: Promise<void>;
  /** By name, those that are being opened too. */
  readonly #opening = new Map<string, Promise<Opened>>();
  readonly #opened = new Map<CaptureId, SavedCapture>();
  #lastId: number = LIVE_CAPTURE;

  constructor({ folder, clock, live, changes, cache, keeper }: CapturesOptions) {
    this.#folder = folder;
    this.#live = live;
    this.#changes = changes;
    this.#cache = cache;
    this.#saved = new SavedList(folder, clock);
    this.#keeper = keeper;
    this.#begun = this.#begin();
  }

  get(id: CaptureId): Capture | SavedCapture | undefined {
    return id === LIVE_CAPTURE ? this.#live : this.#opened.get(id);
  }

  async list(): ReturnType<Captures['list']> {
    await this.#begun;
    const { name, bytes, maxBytes, stampErrorUs } = this.#live.facts();
    const saved = await this.#saved.all(name);
    const opened = [...this.#opened.values()].map(({ about }) => about);
    const ids = new Map(opened.map((about) => [about.name, about.id]));
    return {
      folder: this.#folder,
      live: name,
      state: this.#live.state(),
      bytes,
      maxBytes,
      stampErrorUs,
      saved: saved.map((capture) => ({ ...capture, opened: ids.get(capture.name) ?? null })),
      opened,
    };
  }

  async open(name: string): Promise<Outcome<{ capture: CaptureId }>> {
    await this.#begun;
    if (name === this.#live.facts().name) return succeed({ capture: LIVE_CAPTURE });
    if (!this.#opening.has(name) && this.#opening.size >= MAX_OPEN_CAPTURES)
      return fail('too_many_captures', { cap: MAX_OPEN_CAPTURES });
    const opening = this.#opening.get(name) ?? this.#open(name);
    this.#opening.set(name, opening);
    const opened = await opening;
    return opened.ok ? succeed({ capture: opened.value.id }) : opened;
  }

  async close(id: CaptureId): Promise<Outcome<Record<string, never>>> {
    const capture = this.#opened.get(id);
    if (capture === undefined) return fail('not_found', { what: 'capture', id });
    this.#close(capture);
    this.#changes.taskChanged();
    return succeed({});
  }

  async remove(name: string): Promise<Outcome<Record<string, never>>> {
    await this.#begun;
    if (name === this.#live.facts().name) return fail('capture_in_use', { name });
    const opened = await this.#opening.get(name);
    if (opened?.ok === true) this.#close(opened.value);
    const capture = await this.#saved.one(name);
    if (capture?.ending === 'in-use') return fail('capture_in_use', { name });
    try {
      if (capture !== null) await removeCapture(join(this.#folder, name));
      return succeed({});
    } catch (cause) {
      return { ok: false, error: diskError(cause, join(this.#folder, name)) };
    } finally {
      this.#changes.taskChanged();
    }
  }

  async configure(maxBytes: number): Promise<void> {
    await this.#begun;
    this.#live.limit(maxBytes);
    this.#changes.taskChanged();
    this.#keeper.changed(() => ({ maxBytes }));
  }

  async dispose(): Promise<void> {
    await this.#begun;
    await Promise.all(this.#opening.values());
    for (const capture of this.#opened.values()) this.#close(capture);
  }

  async #begin(): Promise<void> {
    const set = this.#keeper.initial ?? olderLimit(this.#folder);
    if (set !== null) this.#live.limit(set.maxBytes);
    const { name, maxBytes } = this.#live.facts();
    const saved = await this.#saved.all(name);
    let bytes = saved.reduce((sum, capture) => sum + capture.bytes, 0);
    for (const capture of saved.reverse()) {
      if (bytes <= maxBytes) break;
      if (capture.ending !== 'clean') continue;
      // One that cannot be deleted stays, and is tried again by the next run.
      await removeCapture(join(this.#folder, capture.name)).catch(() => undefined);
      bytes -= capture.bytes;
    }
    this.#changes.taskChanged();
  }

  async #open(name: string): Promise<Opened> {
    const opened = await this.#read(name);
    if (opened.ok) this.#opened.set(opened.value.id, opened.value);
    else this.#opening.delete(name);
    this.#changes.taskChanged();
    return opened;
  }

  async #read(name: string): Promise<Opened> {
    const capture = await this.#saved.one(name);
    if (capture === null)
      return fail('capture_unreadable', { name, problem: 'there is no capture of this name' });
    if (capture.ending === 'in-use') return fail('capture_in_use', { name });
    this.#lastId += 1;
    return SavedCapture.open(join(this.#folder, name), this.#lastId as CaptureId, this.#cache);
  }

  #close(capture: SavedCapture): void {
    this.#opened.delete(capture.id);
    this.#opening.delete(capture.about.name);
    capture.close();
  }
}
