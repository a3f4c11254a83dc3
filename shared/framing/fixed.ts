import type { Cut, Framer } from './framer';

const nothing: readonly Cut[] = [];

/** Frames of `length` bytes each. */
export function fixedFramer(length: number): Framer {
  return new FixedFramer(length);
}

class FixedFramer implements Framer {
  pending = 0;
  private readonly whole: Cut;

  constructor(length: number) {
    this.whole = { length, stripped: 0, fault: null };
  }

  push(bytes: Uint8Array): readonly Cut[] {
    const { whole } = this;
    const there = this.pending + bytes.length;
    this.pending = there % whole.length;
    return there < whole.length ? nothing : new Array<Cut>(Math.floor(there / whole.length)).fill(whole);
  }

  pass(): readonly Cut[] {
    return nothing;
  }

  end(): readonly Cut[] {
    const { pending } = this;
    this.pending = 0;
    return pending === 0 ? nothing : [{ length: pending, stripped: 0, fault: 'cut-off' }];
  }
}
