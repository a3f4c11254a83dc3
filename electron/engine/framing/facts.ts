import { framedEventSeq, recordOf } from '../../../shared/framing/framed-seq';
import type { FrameFault } from '../../../shared/model/framing';
import type { CutFrame } from './cutter';

/** 32-bit numbers of one row. */
export const FACT_WORDS = 9;

const WORD = 2 ** 32;
const faults: readonly (FrameFault | null)[] = [null, 'too-long', 'cut-off', 'lost'];
const FAULT_BITS = 4;

/** Where a frame is. Records as in the contract's `frameFacts`. */
export interface FramePlace {
  readonly seq: number;
  readonly first: number;
  readonly start: number;
  readonly last: number;
  readonly end: number;
  readonly length: number;
  readonly chunks: number;
  readonly stripped: number;
  readonly fault: FrameFault | null;
}

/** Rows of a framed view, each as {@link FACT_WORDS} numbers, that grow until they are taken. */
export class FactList {
  count = 0;
  private words = new Uint32Array(64 * FACT_WORDS);

  addFrame(frame: CutFrame): void {
    const { words, at } = this.next(frame.seq);
    const record = recordOf(frame.seq);
    words[at + 2] = record - frame.first;
    words[at + 3] = record - frame.last;
    words[at + 4] = frame.start;
    words[at + 5] = frame.end;
    words[at + 6] = frame.length;
    words[at + 7] = frame.chunks;
    words[at + 8] = frame.stripped * FAULT_BITS + faults.indexOf(frame.fault);
  }

  /** Adds a record that is a row itself. No chunk holds a part of it: that tells it from frames. */
  addEvent(record: number): void {
    this.next(framedEventSeq(record));
  }

  take(): Uint32Array<ArrayBuffer> {
    const taken = this.words.slice(0, this.count * FACT_WORDS);
    this.count = 0;
    return taken;
  }

  private next(seq: number): { readonly words: Uint32Array; readonly at: number } {
    const at = this.count * FACT_WORDS;
    if (at === this.words.length) {
      const larger = new Uint32Array(2 * at);
      larger.set(this.words);
      this.words = larger;
    }
    const { words } = this;
    words.fill(0, at, at + FACT_WORDS);
    words[at] = Math.floor(seq / WORD);
    words[at + 1] = seq % WORD;
    this.count += 1;
    return { words, at };
  }
}

/** The identity of the row at a place of some words. */
export function seqAt(words: Uint32Array, at: number): number {
  return (words[at] as number) * WORD + (words[at + 1] as number);
}

/** Whether the row at a place of some words is a frame, not a record. */
export function isFrame(words: Uint32Array, at: number): boolean {
  return words[at + 7] !== 0;
}

/** Whether the row at a place of some words has a fault. */
export function isFaulty(words: Uint32Array, at: number): boolean {
  return (words[at + 8] as number) % FAULT_BITS !== 0;
}

/** The frame at a place of some words; `null`: the row is a record itself. */
export function frameAt(words: Uint32Array, at: number): FramePlace | null {
  if (!isFrame(words, at)) return null;
  const seq = seqAt(words, at);
  const record = recordOf(seq);
  const tail = words[at + 8] as number;
  return {
    seq,
    first: record - (words[at + 2] as number),
    last: record - (words[at + 3] as number),
    start: words[at + 4] as number,
    end: words[at + 5] as number,
    length: words[at + 6] as number,
    chunks: words[at + 7] as number,
    stripped: Math.floor(tail / FAULT_BITS),
    fault: faults[tail % FAULT_BITS] ?? null,
  };
}
