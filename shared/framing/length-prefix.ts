import type { Framing } from '../model/framing';
import type { Cut, Framer } from './framer';

const nothing: readonly Cut[] = [];

/** Where a frame says how long it is, and how. */
export type LengthSettings = Omit<Extract<Framing, { kind: 'length' }>, 'kind'>;

/**
 * Frames that begin with their length. A length that is more than `most` bytes of a whole frame, or less than the frame's own
 * beginning, makes no sense: from that frame's first byte on, all bytes of a chunk are a frame that is `lost`.
 */
export function lengthFramer(settings: LengthSettings): Framer {
  return new LengthFramer(settings);
}

class LengthFramer implements Framer {
  pending = 0;
  private readonly settings: LengthSettings;
  /** Bytes up to the end of the length field. */
  private readonly header: number;
  /** The bytes of the length field that were read so far, as a number. Beyond 2^53 it is not exact, and far too large anyway. */
  private value = 0;
  /** The whole length of the frame, once it is known. */
  private length: number | null = null;
  private isLost = false;

  constructor(settings: LengthSettings) {
    this.settings = settings;
    this.header = settings.offset + settings.width;
  }

  push(bytes: Uint8Array): readonly Cut[] {
    const cuts: Cut[] = [];
    let at = 0;
    while (at < bytes.length && !this.isLost) {
      if (this.length === null) at = this.readHeader(bytes, at);
      else {
        const taken = Math.min(this.length - this.pending, bytes.length - at);
        this.pending += taken;
        at += taken;
      }
      if (this.pending === this.length) cuts.push(this.take(null));
    }
    if (!this.isLost) return cuts;
    this.pending += bytes.length - at;
    if (this.pending > 0) cuts.push(this.take('lost'));
    return cuts;
  }

  pass(): readonly Cut[] {
    return nothing;
  }

  end(): readonly Cut[] {
    this.isLost = false;
    return this.pending === 0 ? nothing : [this.take('cut-off')];
  }

  /** Takes bytes of the header; returns where it goes on. */
  private readHeader(bytes: Uint8Array, from: number): number {
    const { offset, width, order } = this.settings;
    let at = from;
    for (; at < bytes.length && this.pending < this.header; at += 1) {
      const place = this.pending - offset;
      this.pending += 1;
      if (place < 0) continue;
      const weight = order === 'big' ? width - 1 - place : place;
      this.value += (bytes[at] as number) * 256 ** weight;
    }
    if (this.pending === this.header) this.decide();
    return at;
  }

  private decide(): void {
    const { counts, most } = this.settings;
    const length = counts === 'all' ? this.value : this.header + this.value;
    if (length < this.header || length > most) this.isLost = true;
    else this.length = length;
  }

  private take(fault: Cut['fault']): Cut {
    const length = this.pending;
    this.pending = 0;
    this.value = 0;
    this.length = null;
    return { length, stripped: 0, fault };
  }
}
