import type { RowSource } from './capture';
import { PackedBytes } from './packed-bytes';
import { lowerBound, PAGE_ROWS, RowPage } from './row-page';

/**
 * The rows of one view: sequence numbers in rising order. An index counts every row the view ever had, so it stays true
 * when rows are dropped. A row costs one to two bytes, and next to none where it follows on the one before.
 */
export class RowList implements RowSource {
  /** Rows `first … total - 1` are held. */
  first = 0;
  total = 0;
  /** Grows when a row was inserted ahead of others, so that their indexes moved. */
  epoch = 0;
  private pages: RowPage[] = [];
  private tail: RowPage | null = null;
  /** No row below it is held, or is to come back. */
  private floor = 0;
  private readonly packed: PackedBytes;

  /**
   * @param packed where full pages are put: those of other lists may be there, too
   * @param page all of its rows so far, if there are any
   */
  constructor(packed = new PackedBytes(), page?: RowPage) {
    this.packed = packed;
    if (page === undefined) return;
    this.startWith(page);
    this.total = page.count;
  }

  /** The page that has all rows there ever were, if there is one. */
  get onlyPage(): RowPage | null {
    return this.tail?.index === 0 && this.first === 0 ? this.tail : null;
  }

  /** Appends a row behind all others. */
  append(seq: number): void {
    const { tail } = this;
    if (tail !== null && tail.count < PAGE_ROWS) tail.append(seq);
    else this.begin(seq, tail);
    this.total += 1;
  }

  /** Gives back memory that is not needed as long as no row joins. */
  trim(): void {
    this.tail?.pack(this.packed);
  }

  /** Adds a row wherever it belongs. One that is there already, or was dropped, changes nothing. */
  insert(seq: number): void {
    const { tail } = this;
    if (seq < this.floor) return;
    if (tail === null || seq > tail.last) {
      this.append(seq);
      return;
    }
    const place = Math.max(0, this.placeOf(seq));
    const page = this.pages[place] as RowPage;
    const below = page.countBelow(seq);
    const seqs: number[] = [];
    page.decode(0, page.count, seqs);
    if (seqs[below] === seq) return;
    seqs.splice(below, 0, seq);
    this.replace(place, page.index, seqs);
    this.total += 1;
    this.epoch += 1;
  }

  /** Lets go of all rows of records before `seq`. */
  dropBelow(seq: number): void {
    if (seq <= this.floor) return;
    this.floor = seq;
    const { pages } = this;
    const gone = lowerBound(pages.length, (place) => (pages[place] as RowPage).last >= seq);
    if (gone > 0) pages.splice(0, gone);
    const [page] = pages;
    if (page === undefined) {
      this.tail = null;
      this.first = this.total;
    } else this.first = Math.max(this.first, page.index + page.countBelow(seq));
  }

  seqs(from: number, count: number): number[] {
    const end = Math.min(from + count, this.total);
    let index = Math.max(from, this.first);
    const found: number[] = [];
    while (index < end) {
      const page = this.pages[this.pageAt(index)] as RowPage;
      page.decode(index - page.index, Math.min(end - page.index, page.count), found);
      index = page.index + page.count;
    }
    return found;
  }

  indexFrom(seq: number): number {
    if (this.tail === null || seq > this.tail.last) return this.total;
    const page = this.pages[Math.max(0, this.placeOf(seq))] as RowPage;
    return Math.max(this.first, page.index + page.countBelow(seq));
  }

  private startWith(page: RowPage): void {
    // Most lists have one page, and a list that grows by itself keeps room for many.
    this.pages = [page];
    this.tail = page;
  }

  private begin(seq: number, before: RowPage | null): void {
    const page = new RowPage(this.total, seq, before?.pack(this.packed));
    if (this.pages.length === 0) this.startWith(page);
    else this.pages.push((this.tail = page));
  }

  /** Puts rows in the place of a page, which may have become one too many for it, and moves those behind by one. */
  private replace(place: number, index: number, seqs: readonly number[]): void {
    const { pages } = this;
    const half = seqs.length > PAGE_ROWS ? seqs.length >> 1 : seqs.length;
    const parts = [RowPage.of(index, seqs.slice(0, half))];
    if (half < seqs.length) parts.push(RowPage.of(index + half, seqs.slice(half)));
    pages.splice(place, 1, ...parts);
    for (let i = place + parts.length; i < pages.length; i += 1) (pages[i] as RowPage).index += 1;
    this.tail = pages.at(-1) ?? null;
  }

  /** The last page that begins at or before a record, -1 when all begin later. */
  private placeOf(seq: number): number {
    return lowerBound(this.pages.length, (place) => (this.pages[place] as RowPage).base > seq) - 1;
  }

  /** The page of a held row. */
  private pageAt(index: number): number {
    return lowerBound(this.pages.length, (place) => (this.pages[place] as RowPage).index > index) - 1;
  }
}
