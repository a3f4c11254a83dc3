import { FrontList } from './front-list';

const FIRST_PAGE = 8;
const PAGE = 1_024;

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

  append(seq: number): void {
    const slot = this.total - this.base;
    this.pageFor(slot)[slot % PAGE] = seq;
    this.total += 1;
  }

  /** Lets the oldest row go. There is one. */
  dropFirst(): void {
    this.first += 1;
    if (this.first - this.base !== PAGE && this.first !== this.total) return;
    this.pages.dropFirst();
    this.base = this.first;
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

  /** The page that takes `slot`: the last one, a larger copy of it, or a new one. Only the first page starts small. */
  private pageFor(slot: number): Float64Array {
    const { pages } = this;
    if (slot === pages.length * PAGE) {
      const page = new Float64Array(pages.length === 0 ? FIRST_PAGE : PAGE);
      pages.push(page);
      return page;
    }
    const last = pages.at(pages.length - 1);
    if (slot % PAGE < last.length) return last;
    const larger = new Float64Array(last.length * 2);
    larger.set(last);
    pages.replaceLast(larger);
    return larger;
  }
}
