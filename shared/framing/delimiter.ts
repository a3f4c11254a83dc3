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
    // Mostly a chunk has one frame: an array that grows by itself makes room for many.
    let cuts: Cut[] | null = null;
    let start = 0;
    finder.begin();
    while (start < bytes.length) {
      const limit = start + tooLong.length - this.pending;
      const end = finder.find(bytes, start, Math.min(limit, bytes.length));
      if (end === -1 && limit > bytes.length) {
        this.pending += bytes.length - start;
        break;
      }
      const cut = end === -1 ? tooLong : { length: this.pending + end - start, stripped, fault: null };
      if (end === -1) finder.reset();
      if (cuts === null) cuts = [cut];
      else cuts.push(cut);
      start = end === -1 ? limit : end;
      this.pending = 0;
    }
    return cuts ?? nothing;
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
