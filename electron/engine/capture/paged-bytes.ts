import { PAGE_BYTES, type Page, type PagePool } from './page-pool';

/**
 * Bytes that grow at their end, in pages of a pool, and leave memory from the front a page at a time. Position 0 is the
 * first byte there ever was.
 */
export class PagedBytes {
  /** Bytes appended so far. */
  end = 0;
  private readonly pool: PagePool;
  /** By place; `null` for one that has left memory. */
  private readonly pages: (Page | null)[] = [];
  /** Pages before this place have left memory. */
  private gone = 0;

  constructor(pool: PagePool) {
    this.pool = pool;
  }

  /** Appends a copy of the bytes. */
  append(bytes: Uint8Array): void {
    const { length } = bytes;
    const within = this.end % PAGE_BYTES;
    if (within !== 0 && within + length <= PAGE_BYTES) {
      (this.pages[this.pages.length - 1] as Page).bytes.set(bytes, within);
      this.end += length;
      return;
    }
    let taken = 0;
    while (taken < length) {
      const page = this.pageAtEnd();
      const room = PAGE_BYTES - (this.end % PAGE_BYTES);
      const part = Math.min(room, length - taken);
      page.bytes.set(bytes.subarray(taken, taken + part), PAGE_BYTES - room);
      taken += part;
      this.end += part;
    }
  }

  /** The page that the next byte goes to, for a caller that writes there itself and then moves `end`. */
  pageAtEnd(): Page {
    if (this.end % PAGE_BYTES === 0 && this.pages.length * PAGE_BYTES === this.end)
      this.pages.push(this.pool.take());
    return this.pages[this.pages.length - 1] as Page;
  }

  /** The page of a position, `null` when it has left memory. */
  pageOf(position: number): Page | null {
    return this.pages[Math.floor(position / PAGE_BYTES)] ?? null;
  }

  /** Views of the bytes `from … to - 1`, a page each; they must be in memory. */
  slices(from: number, to: number): Uint8Array[] {
    const found: Uint8Array[] = [];
    for (let at = from; at < to;) {
      const within = at % PAGE_BYTES;
      const part = Math.min(PAGE_BYTES - within, to - at);
      found.push((this.pageOf(at) as Page).bytes.subarray(within, within + part));
      at += part;
    }
    return found;
  }

  /** The bytes `from … to - 1` as one piece, a view where they lie in one page; `null` when some have left memory. */
  read(from: number, to: number): Uint8Array | null {
    if (from < this.gone * PAGE_BYTES) return null;
    const slices = this.slices(from, to);
    return slices.length === 1 ? (slices[0] as Uint8Array) : Buffer.concat(slices);
  }

  /** Lets pages go that lie wholly before `position`. */
  release(position: number): void {
    while ((this.gone + 1) * PAGE_BYTES <= position) {
      const page = this.pages[this.gone];
      if (page !== null && page !== undefined) this.pool.giveBack(page);
      this.pages[this.gone] = null;
      this.gone += 1;
    }
  }

  /** Lets all pages go; nothing can be appended afterwards. */
  releaseAll(): void {
    this.release(this.pages.length * PAGE_BYTES);
  }
}
