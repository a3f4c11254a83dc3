import type { Cut, Framer } from './framer';
import { SequenceFinder } from './sequence-finder';

const nothing: readonly Cut[] = [];

/** How a delimiter ends frames: its bytes, at least one; whether it is a part of a frame's content; most bytes of a frame with it. */
export interface DelimiterSettings {
  readonly delimiter: Uint8Array;
  readonly keep: boolean;
  /** At least as many as the delimiter has. */
  readonly most: number;
}

/** Frames that a delimiter ends. One that has not ended at `most` bytes is cut there; the next one begins right behind. */
export function delimiterFramer(settings: DelimiterSettings): Framer {
  return new DelimiterFramer(settings);
}

class DelimiterFramer implements Framer {
  pending = 0;
  private readonly finder: SequenceFinder;
  private readonly stripped: number;
  private readonly tooLong: Cut;

  constructor({ delimiter, keep, most }: DelimiterSettings) {
    this.finder = new SequenceFinder(delimiter);
    this.stripped = keep ? 0 : delimiter.length;
    this.tooLong = { length: most, stripped: 0, fault: 'too-long' };
  }

  push(bytes: Uint8Array): readonly Cut[] {
    const { finder, stripped, tooLong } = this;
    const cuts: Cut[] = [];
    let start = 0;
    finder.begin();
    while (start < bytes.length) {
      const limit = start + tooLong.length - this.pending;
      const end = finder.find(bytes, start, Math.min(limit, bytes.length));
      if (end !== -1) {
        cuts.push({ length: this.pending + end - start, stripped, fault: null });
        start = end;
      } else if (limit <= bytes.length) {
        finder.reset();
        cuts.push(tooLong);
        start = limit;
      } else {
        this.pending += bytes.length - start;
        return cuts;
      }
      this.pending = 0;
    }
    return cuts;
  }

  pass(): readonly Cut[] {
    return nothing;
  }

  end(): readonly Cut[] {
    const { pending } = this;
    this.pending = 0;
    this.finder.reset();
    return pending === 0 ? nothing : [{ length: pending, stripped: 0, fault: 'cut-off' }];
  }
}
