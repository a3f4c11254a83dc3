import type { Statistics } from '../../../shared/model/statistics';
import { Histogram } from './histogram';

/** How long answers took, in µs. */
export class ResponseTimes {
  readonly #histogram = new Histogram();
  #last = 0;

  add(us: number): void {
    this.#last = us;
    this.#histogram.add(us);
  }

  /** As statistics tell them; `null` while none was answered. */
  facts(): Statistics['response'] {
    const { count } = this.#histogram;
    if (count === 0) return null;
    return {
      count,
      lastUs: this.#last,
      medianUs: this.#histogram.percentile(0.5),
      p95Us: this.#histogram.percentile(0.95),
    };
  }
}
