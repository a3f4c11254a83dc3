import { CAPTURE_BEHIND_BYTES } from '../../../shared/limits';

/** Bytes of one page: large enough for few, large writes, small enough that a few of them are nothing. */
export const PAGE_BYTES = 1024 * 1024;

/**
 * Free pages that are kept for later: as many as may wait for a slow disk. Fresh memory costs a fault every 4 KiB, and what is
 * dropped counts against the collector's limit for memory outside of its heap: a stream then has it mark all memory again and again.
 */
const SPARE_PAGES = CAPTURE_BEHIND_BYTES / PAGE_BYTES;

/** A piece of memory of {@link PAGE_BYTES}, and the same as numbers. */
export interface Page {
  readonly bytes: Uint8Array;
  readonly view: DataView;
}

/** Hands out pages and takes them back. What a page held before is still in it. */
export class PagePool {
  private readonly spares: Page[] = [];

  take(): Page {
    return this.spares.pop() ?? newPage();
  }

  /** The caller does not use the page any more. */
  giveBack(page: Page): void {
    if (this.spares.length < SPARE_PAGES) this.spares.push(page);
  }
}

function newPage(): Page {
  const memory = new ArrayBuffer(PAGE_BYTES);
  return { bytes: new Uint8Array(memory), view: new DataView(memory) };
}
