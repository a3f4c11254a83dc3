import type { Params, Result } from '../../../shared/contract';
import { fail, succeed, type Outcome } from '../../../shared/errors';
import { LIBRARY_MAX_BYTES, LIBRARY_MAX_SAVED, LIBRARY_PAGE_LENGTH } from '../../../shared/limits';
import type { KeptLibrary } from '../../../shared/model/kept';
import type { Saved, SavedContent, SavedId } from '../../../shared/model/library';
import type { Keeper } from '../kept/kept-file';
import { byName, entryOf, holdsAll, lengthOf, wordsOf, type Entry } from './entry';
import { tagsOf } from './tags';

/** What a library needs of its engine. */
export interface LibraryOptions {
  readonly keeper: Keeper<KeptLibrary>;
  /** Called at each change. */
  readonly changed: () => void;
  /** Most entries, where it is not `limits.LIBRARY_MAX_SAVED`; most bytes, where it is not `limits.LIBRARY_MAX_BYTES`. */
  readonly maxSaved?: number;
  readonly maxBytes?: number;
}

/** The saved messages and sequences, in memory and in the order of their names. Messages that cannot be sent yet may be saved. */
export class Library {
  readonly #options: LibraryOptions;
  readonly #maxSaved: number;
  readonly #maxBytes: number;
  readonly #byId = new Map<SavedId, Entry>();
  #byName: Entry[];
  /** Those in use, until something changes. */
  #tags: string[] | null = null;
  #bytes = 0;
  #lastId: number;

  constructor(options: LibraryOptions) {
    this.#options = options;
    this.#maxSaved = options.maxSaved ?? LIBRARY_MAX_SAVED;
    this.#maxBytes = options.maxBytes ?? LIBRARY_MAX_BYTES;
    const { lastId, saved } = options.keeper.initial ?? { lastId: 0, saved: [] };
    this.#byName = saved.map(entryOf).sort(byName);
    for (const entry of this.#byName) this.#count(entry);
    this.#lastId = saved.reduce((last, { id }) => Math.max(last, id), lastId);
  }

  /** One page of the entries that hold all of the words and have the tag; shorter than asked for where they are long. */
  find({ words, tag, from, count }: Params<'library.find'>): Result<'library.find'> {
    const wanted = wordsOf(words);
    const found = this.#byName.filter(
      (entry) => (tag === null || entry.saved.tags.includes(tag)) && holdsAll(entry, wanted),
    );
    const page = found.slice(from, from + count).map(({ saved }) => saved);
    this.#tags ??= tagsOf(this.#byName);
    return { total: found.length, rows: whatTravels(page), tags: this.#tags };
  }

  /** Keeps a new entry (`id: null`), or gives another content to one that is there. */
  save(id: SavedId | null, content: SavedContent): Outcome<{ id: SavedId }> {
    if (id === null) {
      const added = this.add([content]);
      return added.ok ? succeed({ id: added.value.ids[0] as SavedId }) : added;
    }
    const before = this.#byId.get(id);
    if (before === undefined) return fail('not_found', { what: 'saved message', id });
    const entry = entryOf({ id, ...tidy(content) });
    if (this.#isOver(entry.bytes - before.bytes)) return fail('library_full', { cap: this.#maxBytes });
    this.#drop(new Set([id]));
    this.#insert(entry);
    this.#change();
    return succeed({ id });
  }

  /** Keeps some more: all of them, or none where there is no room for all. */
  add(contents: readonly SavedContent[]): Outcome<{ ids: SavedId[] }> {
    if (this.#byId.size + contents.length > this.#maxSaved)
      return fail('too_many_saved', { cap: this.#maxSaved });
    const entries = contents.map((content, index) =>
      entryOf({ id: (this.#lastId + 1 + index) as SavedId, ...tidy(content) }),
    );
    if (this.#isOver(entries.reduce((sum, { bytes }) => sum + bytes, 0)))
      return fail('library_full', { cap: this.#maxBytes });
    this.#lastId += entries.length;
    for (const entry of entries) this.#insert(entry);
    this.#change();
    return succeed({ ids: entries.map(({ saved }) => saved.id) });
  }

  /** Takes entries out; those that are gone already are no error. */
  remove(ids: readonly SavedId[]): void {
    const known = new Set(ids.filter((id) => this.#byId.has(id)));
    if (known.size === 0) return;
    this.#drop(known);
    this.#change();
  }

  /** True when so many bytes more would be too many. What makes it smaller is always welcome. */
  #isOver(more: number): boolean {
    return more > 0 && this.#bytes + more > this.#maxBytes;
  }

  #insert(entry: Entry): void {
    this.#byName.splice(placeOf(this.#byName, entry), 0, entry);
    this.#count(entry);
  }

  #count(entry: Entry): void {
    this.#byId.set(entry.saved.id, entry);
    this.#bytes += entry.bytes;
  }

  #drop(ids: ReadonlySet<SavedId>): void {
    this.#byName = this.#byName.filter(({ saved }) => !ids.has(saved.id));
    for (const id of ids) {
      this.#bytes -= this.#byId.get(id)?.bytes ?? 0;
      this.#byId.delete(id);
    }
  }

  #change(): void {
    this.#tags = null;
    this.#options.keeper.changed(() => ({
      lastId: this.#lastId,
      saved: this.#byName.map(({ saved }) => saved),
    }));
    this.#options.changed();
  }
}

/** A tag that was given twice counts once. */
function tidy(content: SavedContent): SavedContent {
  return { ...content, tags: [...new Set(content.tags)] };
}

/** The first rows that one reply may hold, and one at least. */
function whatTravels(rows: readonly Saved[]): Saved[] {
  let room = LIBRARY_PAGE_LENGTH;
  const end = rows.findIndex((row, index) => (room -= lengthOf(row)) < 0 && index > 0);
  return end === -1 ? [...rows] : rows.slice(0, end);
}

/** Where an entry belongs in a list in order: binary search. */
function placeOf(list: readonly Entry[], entry: Entry): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = list[middle];
    if (other !== undefined && byName(other, entry) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
