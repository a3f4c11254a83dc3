import { FrontList } from './front-list';

const FIRST_PAGE = 8;
const PAGE = 1_024;
const noPage = new Float64Array(0);

/**
 * The rows of one view: sequence numbers in rising order. An index counts every row the view ever had, so it stays true
 * when rows are dropped. A short list costs a few hundred bytes, an empty one next to nothing; a long one 8 bytes a row.
 */
export class RowList {
  /** Rows `first … total - 1` are held. */
  first = 0;
  total = 0;
  private readonly pages = new FrontList<Float64Array>();
  /** Index of the first row of the first page. */
  private base = 0;
  /** The last page, so that appending need not look for it, and how much of it is used. */
  private tail = noPage;
  private tailUsed = 0;

  append(seq: number): void {
    if (this.tailUsed === this.tail.length) this.makeRoom();
    this.tail[this.tailUsed] = seq;
    this.tailUsed += 1;
    this.total += 1;
  }

  /** Lets the oldest row go. There is one. */
  dropFirst(): void {
    this.first += 1;
    if (this.first - this.base !== PAGE && this.first !== this.total) return;
    this.pages.dropFirst();
    this.base = this.first;
    if (this.pages.length > 0) return;
    this.tail = noPage;
    this.tailUsed = 0;
  }

  /** Sequence number of a held row. */
  seqAt(index: number): number {
    const slot = index - this.base;
    return this.pages.at(Math.floor(slot / PAGE))[slot % PAGE] as number;
  }

  /** Index of the held row with this sequence number, which is in the list. */
  indexOf(seq: number): number {
    let low = this.first;
    let high = this.total - 1;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.seqAt(middle) < seq) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** A larger copy of the last page, or a new one. Only the first page starts small. */
  private makeRoom(): void {
    const { pages, tail } = this;
    if (pages.length > 0 && tail.length < PAGE) {
      this.tail = new Float64Array(tail.length * 2);
      this.tail.set(tail);
      pages.replaceLast(this.tail);
      return;
    }
    this.tail = new Float64Array(pages.length === 0 ? FIRST_PAGE : PAGE);
    this.tailUsed = 0;
    pages.push(this.tail);
  }
}
