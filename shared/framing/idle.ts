import type { Cut, Framer } from './framer';

const MICROSECONDS = 1_000;
const nothing: readonly Cut[] = [];

/** Which pause ends a frame, in ms, and most bytes of one. */
export interface IdleSettings {
  readonly ms: number;
  readonly most: number;
}

/** Frames that end when nothing was read for a while. One that reaches `most` bytes is cut there; the next one begins right behind. */
export function idleFramer(settings: IdleSettings): Framer {
  return new IdleFramer(settings);
}

class IdleFramer implements Framer {
  pending = 0;
  private readonly pause: number;
  private readonly tooLong: Cut;
  /** When the last bytes were read, µs. */
  private lastAt = 0;

  constructor({ ms, most }: IdleSettings) {
    this.pause = ms * MICROSECONDS;
    this.tooLong = { length: most, stripped: 0, fault: 'too-long' };
  }

  push(bytes: Uint8Array, at: number): readonly Cut[] {
    const cuts = [...this.pass(at)];
    this.lastAt = at;
    this.pending += bytes.length;
    for (; this.pending > this.tooLong.length; this.pending -= this.tooLong.length) cuts.push(this.tooLong);
    return cuts;
  }

  pass(now: number): readonly Cut[] {
    return now - this.lastAt < this.pause ? nothing : this.take(null);
  }

  end(): readonly Cut[] {
    return this.take('cut-off');
  }

  private take(fault: Cut['fault']): readonly Cut[] {
    const length = this.pending;
    this.pending = 0;
    return length === 0 ? nothing : [{ length, stripped: 0, fault }];
  }
}
