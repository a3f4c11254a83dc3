import { viewOf } from '../bytes/view-of';
import type { FrameFault } from '../model/framing';
import type { Cut, Framer } from './framer';
import { GrowingBytes } from './growing-bytes';

const nothing = new Uint8Array(0);

/** A frame with its bytes. */
export interface AssembledFrame {
  readonly content: Uint8Array;
  readonly fault: FrameFault | null;
}

/** Collects the bytes of frames, for whoever acts on whole ones. A frame within one chunk is a view of it, not a copy. */
export interface Assembler {
  push(bytes: Uint8Array, at: number): readonly AssembledFrame[];
  pass(now: number): readonly AssembledFrame[];
  end(): readonly AssembledFrame[];
}

const noFrames: readonly AssembledFrame[] = [];

/** Each chunk is a frame: nothing is cut, and nothing is held. */
export const wholeChunks: Assembler = {
  push: (bytes) => (bytes.length === 0 ? noFrames : [{ content: bytes, fault: null }]),
  pass: () => noFrames,
  end: () => noFrames,
};

/** Collects the frames that a framer cuts. Holds at most the bytes of one frame. */
export function assemble(framer: Framer): Assembler {
  return new FrameAssembler(framer);
}

class FrameAssembler implements Assembler {
  private readonly framer: Framer;
  /** The beginning of the frame that has not ended. */
  private readonly begun = new GrowingBytes();

  constructor(framer: Framer) {
    this.framer = framer;
  }

  push(bytes: Uint8Array, at: number): readonly AssembledFrame[] {
    const cuts = this.framer.push(bytes, at);
    // Mostly a chunk has one frame, and a frame one chunk.
    const [only] = cuts;
    if (cuts.length === 1 && only?.length === bytes.length && this.begun.length === 0)
      return [this.frame(only, bytes)];
    let start = 0;
    const frames = cuts.map((cut) => {
      const end = start + cut.length - this.begun.length;
      const frame = this.frame(cut, viewOf(bytes, start, end));
      start = end;
      return frame;
    });
    if (start < bytes.length) this.begun.append(bytes.subarray(start));
    return frames;
  }

  pass(now: number): readonly AssembledFrame[] {
    return this.framer.pass(now).map((cut) => this.frame(cut, nothing));
  }

  end(): readonly AssembledFrame[] {
    return this.framer.end().map((cut) => this.frame(cut, nothing));
  }

  /** @param part what comes behind the bytes that were kept */
  private frame({ length, stripped, fault }: Cut, part: Uint8Array): AssembledFrame {
    return { content: viewOf(this.join(part), 0, length - stripped), fault };
  }

  private join(part: Uint8Array): Uint8Array {
    if (this.begun.length === 0) return part;
    this.begun.append(part);
    return this.begun.take();
  }
}
