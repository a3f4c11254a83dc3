import { DELAYED_MAX_BYTES, DELAYED_MAX_REPLIES } from '../../../shared/limits';
import { promptAnswering } from '../../../shared/model/defaults';
import type { Answering } from '../../../shared/model/responder';
import type { Clock } from '../clock';
import { Pacer } from '../sending/pacer';
import { nodeTimers, type Timers } from '../sending/timers';

const MICROSECONDS = 1_000;
/** Parts a second in which limited replies go out: 50 look continuous, and each is a record. */
const SLICES_PER_SECOND = 50;

/** How a line of replies ends: FIN and reading on, FIN and release, or RST. */
export type LineEnd = 'finish' | 'close' | 'reset';

/** Where replies go when their time has come. */
export interface Outlet {
  write(bytes: Uint8Array): void;
  finish(): void;
  close(): void;
  reset(): void;
  /** Told when what waits has changed: its bytes, and whether it is so much that nothing more must join. */
  hold(bytes: number, full: boolean): void;
}

/** What a line needs of the world; replaced in specs. `random`: at least 0, below 1. */
export interface LineWorld {
  readonly clock: Clock;
  readonly timers?: Timers;
  readonly random?: () => number;
}

/** A reply's bytes wait until `due` (µs), or, for a later step, until `gap` µs after the step before went. */
type Waiting =
  | { readonly kind: 'bytes'; bytes: Uint8Array; due: number | null; readonly gap: number }
  | { readonly kind: 'end'; readonly how: LineEnd };

/**
 * The replies of one connection that wait for their time, in the order in which they were given; none ever overtakes another.
 * Without delays and limits they go out at once, and nothing is kept.
 */
export class ReplyLine {
  readonly #outlet: Outlet;
  readonly #clock: Clock;
  readonly #timers: Timers;
  readonly #random: () => number;
  readonly #waiting: Waiting[] = [];
  #answering: Answering = promptAnswering;
  #pacer: Pacer | null = null;
  #bytes = 0;
  #lastSent = 0;
  #answered = 0;
  #ended = false;
  #cancel: (() => void) | null = null;

  constructor(outlet: Outlet, { clock, timers = nodeTimers, random = Math.random }: LineWorld) {
    this.#outlet = outlet;
    this.#clock = clock;
    this.#timers = timers;
    this.#random = random;
  }

  /** Bytes that wait. */
  get bytes(): number {
    return this.#bytes;
  }

  /** True when nothing waits. */
  get empty(): boolean {
    return this.#waiting.length === 0;
  }

  /** True when so much waits that nothing more should join. */
  get full(): boolean {
    return this.#bytes >= DELAYED_MAX_BYTES || this.#waiting.length >= DELAYED_MAX_REPLIES;
  }

  /** True once an end was put in line: nothing joins behind it. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Takes new options. Delays that were drawn stay; the rate and the number of messages count from now on. */
  configure(answering: Answering): void {
    if (answering === this.#answering) return;
    const { bytesPerSecond, ending } = answering;
    if (bytesPerSecond !== this.#answering.bytesPerSecond)
      this.#pacer = bytesPerSecond === null ? null : new Pacer(bytesPerSecond);
    if (ending !== this.#answering.ending) this.#answered = 0;
    this.#answering = answering;
    this.#run();
  }

  /** Sends a reply, or its first step, `ms` after now and after the delay that is set. */
  reply(bytes: Uint8Array, ms = 0): void {
    const { least, most } = this.#answering.delay;
    const delay = most === 0 ? 0 : least + this.#random() * (most - least);
    this.#put(bytes, (ms + delay) * MICROSECONDS, 'now');
  }

  /** Sends a later step of a reply, `ms` after the step before it went. */
  step(bytes: Uint8Array, ms: number): void {
    this.#put(bytes, ms * MICROSECONDS, 'step before');
  }

  /** A message was received and answered: the connection ends behind so many of them, where that is set. */
  answered(): void {
    const { ending } = this.#answering;
    if (ending === null || this.#ended) return;
    this.#answered += 1;
    if (this.#answered >= ending.after) this.end(ending.by);
  }

  /** Ends the connection behind what waits. The first end counts. */
  end(how: LineEnd): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#waiting.push({ kind: 'end', how });
    this.#run();
  }

  /** Forgets what waits. */
  dispose(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#waiting.length = 0;
    this.#bytes = 0;
    this.#ended = true;
  }

  #put(bytes: Uint8Array, gap: number, after: 'now' | 'step before'): void {
    // One without bytes still holds up the step behind it.
    if (this.#ended || (bytes.length === 0 && gap === 0)) return;
    if (this.empty && gap === 0 && this.#pacer === null) {
      this.#outlet.write(bytes);
      return;
    }
    const due = after === 'now' || this.empty ? this.#clock() + gap : null;
    this.#waiting.push({ kind: 'bytes', bytes: ownMemory(bytes), due, gap });
    this.#bytes += bytes.length;
    if (this.#waiting.length === 1) this.#run();
    else this.#tell();
  }

  /** Lets go what is due, and wakes when the next one is. */
  readonly #run = (): void => {
    this.#cancel?.();
    this.#cancel = null;
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      if (next.kind === 'end') {
        this.#waiting.length = 0;
        this.#tell();
        this.#outlet[next.how]();
        return;
      }
      const now = this.#clock();
      const due = Math.max(next.due ?? this.#lastSent + next.gap, this.#pacer?.due ?? 0);
      if (due > now) {
        this.#cancel = this.#timers.after(Math.ceil((due - now) / MICROSECONDS), this.#run);
        break;
      }
      this.#send(next, now);
    }
    this.#tell();
  };

  #send(next: Extract<Waiting, { kind: 'bytes' }>, now: number): void {
    const slice = next.bytes.subarray(0, this.#sliceBytes());
    this.#bytes -= slice.length;
    this.#lastSent = now;
    this.#pacer?.took(slice.length, now);
    if (slice.length === next.bytes.length) this.#waiting.shift();
    else {
      next.bytes = next.bytes.subarray(slice.length);
      next.due = now;
    }
    if (slice.length > 0) this.#outlet.write(slice);
  }

  #sliceBytes(): number {
    const { bytesPerSecond } = this.#answering;
    return bytesPerSecond === null ? Infinity : Math.max(1, Math.ceil(bytesPerSecond / SLICES_PER_SECOND));
  }

  #tell(): void {
    this.#outlet.hold(this.#bytes, this.full);
  }
}

/** What waits must not keep a whole chunk alive of which it is a few bytes, as a capture may be. */
function ownMemory(bytes: Uint8Array): Uint8Array {
  return bytes.length * 2 < bytes.buffer.byteLength ? new Uint8Array(bytes) : bytes;
}
