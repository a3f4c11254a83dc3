import { BLOCK_BYTES } from '../../../shared/limits';
import type { BlockFile } from './block-file';

/** Bytes that are read at once: few reads a second at the speed of a disk. */
export const WINDOW_BYTES = 1024 * 1024;
/** The one in use, the one before it, which a caller may still look at and an echo may point back to, and a spare. */
const WINDOWS = 3;

/** A part of a payload file in memory. */
export interface PayloadWindow {
  readonly memory: Buffer;
  /** Offset of its first byte in the file's data. */
  readonly from: number;
}

class Window implements PayloadWindow {
  memory = Buffer.alloc(0);
  from = 0;
  /** Bytes from `from` on that are whole without a break, and for each block how many of its bytes are. */
  private sound = 0;
  private whole: Int32Array = new Int32Array(0);
  /** The pass in which it was read: in a later one the file may have grown. */
  pass = -1;

  fill(file: BlockFile, position: number, length: number, least: number, pass: number): void {
    const block = Math.floor(position / BLOCK_BYTES);
    const end = Math.ceil((position + length) / BLOCK_BYTES);
    const bytes = Math.max(least, (end - block) * BLOCK_BYTES);
    // Another object for other bytes, though in the same memory: what is known of the former ones is of no use.
    this.memory = this.memory.length === bytes ? this.memory.subarray() : Buffer.allocUnsafe(bytes);
    this.from = block * BLOCK_BYTES;
    this.whole = file.read(block, this.memory);
    this.pass = pass;
    const broken = this.whole.findIndex((count) => count < BLOCK_BYTES);
    this.sound = broken === -1 ? bytes : broken * BLOCK_BYTES + Math.max(0, this.whole[broken] as number);
  }

  /** True when the bytes lie in it, whole or not. */
  spans(position: number, length: number): boolean {
    return position >= this.from && position + length <= this.from + this.memory.length;
  }

  holds(position: number, length: number): boolean {
    const start = position - this.from;
    const end = start + length;
    if (end <= this.sound) return true;
    for (let block = Math.floor(start / BLOCK_BYTES); block * BLOCK_BYTES < end; block += 1) {
      if (Math.min(end - block * BLOCK_BYTES, BLOCK_BYTES) > (this.whole[block] as number)) return false;
    }
    return true;
  }
}

/** Reads the payload of a segment in large pieces, forward in the main. */
export class PayloadWindows {
  /** The one that was used last comes first. */
  private windows: Window[] = [];
  private pass = 0;
  private readonly file: BlockFile;
  private readonly least: number;

  /** `least`: bytes that are read at once, a multiple of a block. */
  constructor(file: BlockFile, least: number) {
    this.file = file;
    this.least = least;
  }

  /** From now on, what was not there may have been written meanwhile. */
  begin(): void {
    this.pass += 1;
  }

  /**
   * A window with these bytes; `null` when they are damaged or were never written. It stays as it is until another window was
   * handed out after it and a third one is asked for.
   */
  find(position: number, length: number): PayloadWindow | null {
    const [latest] = this.windows;
    if (latest?.spans(position, length) === true && latest.holds(position, length)) return latest;
    const known = this.windows.find((window) => window.spans(position, length));
    if (known?.holds(position, length) === true) return this.use(known);
    // What a record claims to hold must be there before memory is taken for it.
    if (known?.pass === this.pass || position + length > this.file.dataBytes()) return null;
    const fresh = this.windows.length < WINDOWS ? new Window() : (this.windows.at(-1) as Window);
    fresh.fill(this.file, position, length, this.least, this.pass);
    this.use(fresh);
    return fresh.holds(position, length) ? fresh : null;
  }

  private use(window: Window): Window {
    this.windows = [window, ...this.windows.filter((other) => other !== window)];
    return window;
  }
}
