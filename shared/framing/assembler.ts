import type { FrameFault } from '../model/framing';
import type { Framer } from './framer';

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

/** Collects the frames that a framer cuts. Holds at most the bytes of one frame. */
export function assemble(framer: Framer): Assembler {
  throw new Error(`not built yet: ${framer.pending}`);
}
