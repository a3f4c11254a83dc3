import type { RowSource } from '../capture/capture';
import { lowerBound } from '../capture/row-page';
import { FACT_WORDS, frameAt, isFaulty, isFrame, seqAt, type FramePlace } from './facts';

/** Rows of one page: few enough to move when one joins late, many enough that a page's own fields cost nothing. */
const PAGE_ROWS = 1_024;

/** Consecutive rows of the table. */
interface Page {
  /** Index of its first row among all there ever were. */
  index: number;
  count: number;
  readonly words: Uint32Array;
}

/** The rows of a framed view, in rising order of their identities, with where their bytes are: {@link FACT_WORDS} numbers a row. */
export class FrameTable implements RowSource {
  first = 0;
  total = 0;
  epoch = 0;
  /** Rows there ever were that have a fault. */
  faults = 0;
  /** Rows there ever were that are frames. */
  frames = 0;
  private readonly most: number;
  private readonly pages: Page[] = [];
  /** No row below it is held, or is to come back. */
  private floor = 0;

  /** @param most rows that are held; beyond it the oldest leave */
  constructor(most: number) {
    this.most = most;
  }

  /** Adds rows, as a `FactList` gives them. Most follow all others; some belong among earlier ones. */
  add(words: Uint32Array): void {
    for (let at = 0; at < words.length; at += FACT_WORDS) {
      const seq = seqAt(words, at);
      if (seq < this.floor) continue;
      if (isFrame(words, at)) this.frames += 1;
      if (isFaulty(words, at)) this.faults += 1;
      if (seq > this.lastHeld) this.append(words, at);
      else this.insert(seq, words, at);
    }
    if (this.total - this.first > this.most) {
      const [seq] = this.seqs(this.total - this.most, 1);
      if (seq !== undefined) this.dropBelow(seq);
    }
  }

  /** Lets go of all rows below one. */
  dropBelow(seq: number): void {
    if (seq <= this.floor) return;
    this.floor = seq;
    const { pages } = this;
    const gone = lowerBound(pages.length, (place) => lastOf(pages[place] as Page) >= seq);
    pages.splice(0, gone);
    const [page] = pages;
    if (page === undefined) this.first = this.total;
    else this.first = Math.max(this.first, page.index + placeIn(page, seq));
  }

  seqs(from: number, count: number): number[] {
    const found: number[] = [];
    this.visit(from, from + count, (words, at) => found.push(seqAt(words, at)));
    return found;
  }

  indexFrom(seq: number): number {
    const { pages } = this;
    const page = pages[lowerBound(pages.length, (place) => lastOf(pages[place] as Page) >= seq)];
    return page === undefined ? this.total : Math.max(this.first, page.index + placeIn(page, seq));
  }

  /** Where a frame is; `null` for a row that is a record itself, `undefined` for one that is not held. */
  frame(seq: number): FramePlace | null | undefined {
    const index = this.indexFrom(seq);
    let found: FramePlace | null | undefined;
    this.visit(index, index + 1, (words, at) => {
      if (seqAt(words, at) === seq) found = frameAt(words, at);
    });
    return found;
  }

  /** The frames from a row on that `isWanted` picks, at most `most`. */
  framesFrom(seq: number, most: number, isWanted: (frame: FramePlace) => boolean): FramePlace[] {
    const found: FramePlace[] = [];
    this.visit(this.indexFrom(seq), this.total, (words, at) => {
      const frame = frameAt(words, at);
      if (frame !== null && isWanted(frame)) found.push(frame);
      return found.length < most;
    });
    return found;
  }

  /** Visits held rows `from … to - 1`, until the visitor returns false. */
  private visit(from: number, to: number, visitor: (words: Uint32Array, at: number) => unknown): void {
    const { pages } = this;
    const end = Math.min(to, this.total);
    let index = Math.max(from, this.first);
    for (let place = this.pageAt(index); index < end; place += 1) {
      const page = pages[place] as Page;
      for (; index < end && index < page.index + page.count; index += 1)
        if (visitor(page.words, (index - page.index) * FACT_WORDS) === false) return;
    }
  }

  private append(words: Uint32Array, at: number): void {
    let page = this.pages.at(-1);
    if (page === undefined || page.count === PAGE_ROWS) {
      page = pageFrom(this.total);
      this.pages.push(page);
    }
    copyRow(words, at, page, page.count);
    page.count += 1;
    this.total += 1;
  }

  private insert(seq: number, words: Uint32Array, at: number): void {
    const { pages } = this;
    // There is one: the row is not behind all others.
    let place = lowerBound(pages.length, (each) => lastOf(pages[each] as Page) >= seq);
    const found = pages[place] as Page;
    if (found.count === PAGE_ROWS) {
      pages.splice(place, 1, ...halves(found));
      if (seq > lastOf(found)) place += 1;
    }
    const page = pages[place] as Page;
    const before = placeIn(page, seq);
    page.words.copyWithin((before + 1) * FACT_WORDS, before * FACT_WORDS, page.count * FACT_WORDS);
    copyRow(words, at, page, before);
    page.count += 1;
    for (let each = place + 1; each < pages.length; each += 1) (pages[each] as Page).index += 1;
    this.total += 1;
    this.epoch += 1;
  }

  /** The last row that is held, -1 when there is none. */
  private get lastHeld(): number {
    const page = this.pages.at(-1);
    return page === undefined ? -1 : lastOf(page);
  }

  private pageAt(index: number): number {
    return lowerBound(this.pages.length, (place) => (this.pages[place] as Page).index > index) - 1;
  }
}

function pageFrom(index: number): Page {
  return { index, count: 0, words: new Uint32Array(PAGE_ROWS * FACT_WORDS) };
}

function halves(page: Page): [Page, Page] {
  const half = page.count >> 1;
  const right = pageFrom(page.index + half);
  right.words.set(page.words.subarray(half * FACT_WORDS, page.count * FACT_WORDS));
  right.count = page.count - half;
  page.count = half;
  return [page, right];
}

function copyRow(words: Uint32Array, at: number, page: Page, place: number): void {
  page.words.set(words.subarray(at, at + FACT_WORDS), place * FACT_WORDS);
}

/** The identity of a page's last row. */
function lastOf({ words, count }: Page): number {
  return seqAt(words, (count - 1) * FACT_WORDS);
}

/** How many rows of a page come before one. */
function placeIn({ words, count }: Page, seq: number): number {
  return lowerBound(count, (place) => seqAt(words, place * FACT_WORDS) >= seq);
}
