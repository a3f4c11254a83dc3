import { framerBehindGap, framerOf, type MakeFramer } from '../../../shared/framing/create-framer';
import { framedSeq } from '../../../shared/framing/framed-seq';
import type { Cut, Framer } from '../../../shared/framing/framer';
import type { FrameFault, Framing } from '../../../shared/model/framing';
import type { View } from '../capture/capture';
import type { StoredRecord } from '../capture/reader';
import { isChunkCode, kindCodes } from '../capture/record-kinds';
import { isSoundRecord } from '../capture/sound-record';
import { endsStreams, eventOf } from '../exports/formats/stored-event';

/** The frames of which rows are wanted: how streams are cut, and which streams. */
export interface FramingJob {
  readonly view: View;
  readonly framing: Framing;
}

/** A frame that was cut out of a stream. `at`: when its last byte came, or when it was cut off (µs). */
export interface CutFrame {
  readonly seq: number;
  readonly at: number;
  readonly endpoint: number;
  readonly connection: number;
  readonly kind: number;
  /** The chunk record with its first byte and where in it; the one with its last byte and where in it that is over. */
  readonly first: number;
  readonly start: number;
  readonly last: number;
  readonly end: number;
  /** Bytes, those included that are stripped. */
  readonly length: number;
  readonly stripped: number;
  readonly chunks: number;
  readonly fault: FrameFault | null;
}

/** Who is told what comes of records. Frames by pauses may come behind those of later records. */
export interface CutterSink {
  frame(frame: CutFrame): void;
  /** A record that is a row itself: an event, or a chunk whose bytes are damaged. */
  event(record: StoredRecord): void;
}

/** One direction of one connection. */
interface Stream {
  readonly endpoint: number;
  readonly connection: number;
  readonly kind: number;
  readonly framer: Framer;
  /** Of the frame that has not ended: the chunk with its first byte, where in it, and how many chunks hold a part of it. */
  first: number;
  start: number;
  chunks: number;
  /** The last chunk: its record, time, length, and how many frames ended in it or were placed there. */
  last: number;
  at: number;
  length: number;
  ended: number;
}

/** The identity of a frame's row, and its time. */
interface Place {
  readonly seq: number;
  readonly at: number;
}

/** Cuts the streams of a capture into frames, from its records in order. Keeps no payload. */
export class Cutter {
  /** Bytes that wait for the end of their frame, and of how many streams. */
  pendingBytes = 0;
  pendingStreams = 0;
  private readonly view: View;
  private readonly framing: Framing;
  private readonly make: MakeFramer;
  private readonly sink: CutterSink;
  private readonly streams = new Map<number, Stream>();
  /** Live connections whose opening was seen. */
  private readonly opened = new Set<number>();
  /** The record that follows the last one. */
  private expected = 0;
  /** Records are missing: of a connection whose opening was not seen, bytes may be. */
  private misses = false;
  /** Frames that were placed at the present record. */
  private placed = 0;

  /** @param job its framing was found right */
  constructor({ view, framing }: FramingJob, sink: CutterSink) {
    const make = framerOf(framing);
    if (!make.ok) throw new Error(`not checked: ${make.error.code}`);
    this.view = view;
    this.framing = framing;
    this.make = make.value;
    this.sink = sink;
  }

  /** Takes the next record of the capture, of whatever stream. Returns how many of its last bytes wait for the end of their frame. */
  see(record: StoredRecord): number {
    this.placed = 0;
    // Of missing records nobody knows which streams they belong to.
    if (record.seq !== this.expected) {
      this.misses = true;
      for (const stream of [...this.streams.values()]) this.interrupt(stream, record);
    }
    this.expected = record.seq + 1;
    if (!this.isInView(record) || !isSoundRecord(record)) return 0;
    if (isChunkCode(record.kind) && record.memory !== null) return this.seeChunk(record, record.memory);
    this.seeEvent(record);
    this.sink.event(record);
    return 0;
  }

  /** All that was captured before `now` (µs) was seen: pauses end frames. */
  pass(now: number): void {
    if (this.framing.kind === 'idle')
      for (const stream of this.streams.values()) this.passStream(stream, now);
  }

  /** No record follows: what waits is cut off, at the record of its last byte. */
  finish(): void {
    for (const stream of this.streams.values()) this.endAt(stream, null);
    this.streams.clear();
  }

  /** When the first of the pauses is over that would end a frame (µs); `null` when there is none. */
  get waitsUntil(): number | null {
    if (this.framing.kind !== 'idle') return null;
    let earliest = Infinity;
    for (const { framer, at } of this.streams.values())
      if (framer.pending > 0) earliest = Math.min(earliest, at);
    return earliest === Infinity ? null : earliest + this.framing.ms * 1_000;
  }

  private isInView({ endpoint, connection }: StoredRecord): boolean {
    const { view } = this;
    return (
      (view.endpoint === null || view.endpoint === endpoint) &&
      (view.connection === null || view.connection === connection)
    );
  }

  private seeChunk(record: StoredRecord, memory: Buffer): number {
    const { seq, at, length, start } = record;
    const stream = this.streamOf(record);
    const before = stream.framer.pending;
    const cuts = stream.framer.push(memory.subarray(start, start + length), at);
    let begun = before;
    let position = 0;
    for (const cut of cuts) {
      const end = position + cut.length - begun;
      if (end === 0) {
        this.tell(stream, cut, this.placeOfLast(stream));
      } else {
        if (begun === 0) begin(stream, seq, position);
        stream.chunks += 1;
        this.enter(stream, record, end);
        this.tell(stream, cut, this.placeAt(record));
      }
      begun = 0;
      position = end;
    }
    const waiting = length - position;
    if (waiting > 0) {
      if (begun === 0) begin(stream, seq, position);
      stream.chunks += 1;
    }
    this.enter(stream, record, length);
    stream.ended = this.placed;
    this.count(before, stream.framer.pending);
    return waiting;
  }

  private seeEvent(record: StoredRecord): void {
    const { kind, connection } = record;
    const inward = this.streams.get(connection * 2 + kindCodes.in);
    const outward = this.streams.get(connection * 2 + kindCodes.out);
    if (isChunkCode(kind)) this.interrupt(this.streamOf(record), record);
    else if (kind === kindCodes.opened) this.opened.add(connection);
    else if (kind === kindCodes.gap) for (const stream of [inward, outward]) this.interrupt(stream, record);
    else if (kind === kindCodes['half-closed'])
      this.end(sideOf(record) === 'peer' ? inward : outward, record);
    else if (endsStreams(record)) {
      for (const stream of [inward, outward]) this.end(stream, record);
      this.opened.delete(connection);
    }
  }

  /** Bytes of a stream are missing at a record. */
  private interrupt(stream: Stream | undefined, at: StoredRecord): void {
    if (stream === undefined) return;
    this.endAt(stream, at);
    const framer = framerBehindGap(this.framing, this.make);
    this.streams.set(keyOf(stream), { ...stream, framer });
  }

  /** A stream ends at a record. */
  private end(stream: Stream | undefined, at: StoredRecord): void {
    if (stream === undefined) return;
    this.endAt(stream, at);
    this.streams.delete(keyOf(stream));
  }

  private endAt(stream: Stream, at: StoredRecord | null): void {
    if (at !== null) this.passStream(stream, at.at);
    const before = stream.framer.pending;
    for (const cut of stream.framer.end())
      this.tell(stream, cut, at === null ? this.placeOfLast(stream) : this.placeAt(at));
    this.count(before, 0);
  }

  private passStream(stream: Stream, now: number): void {
    const before = stream.framer.pending;
    for (const cut of stream.framer.pass(now)) this.tell(stream, cut, this.placeOfLast(stream));
    this.count(before, stream.framer.pending);
  }

  private tell(stream: Stream, { length, stripped, fault }: Cut, { seq, at }: Place): void {
    const { endpoint, connection, kind, first, start, last, chunks } = stream;
    const end = stream.length;
    this.sink.frame({
      seq,
      at,
      endpoint,
      connection,
      kind,
      first,
      start,
      last,
      end,
      length,
      stripped,
      chunks,
      fault,
    });
  }

  private placeAt({ seq, at }: StoredRecord): Place {
    const k = this.placed;
    this.placed += 1;
    return { seq: framedSeq(seq, k), at };
  }

  private placeOfLast(stream: Stream): Place {
    const k = stream.ended;
    stream.ended += 1;
    return { seq: framedSeq(stream.last, k), at: stream.at };
  }

  private count(before: number, after: number): void {
    this.pendingBytes += after - before;
    this.pendingStreams += (after > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
  }

  /** The bytes of a record are those of a stream, so far up to `end`. */
  private enter(stream: Stream, { seq, at }: StoredRecord, end: number): void {
    stream.last = seq;
    stream.at = at;
    stream.length = end;
  }

  private streamOf(record: StoredRecord): Stream {
    const key = keyOf(record);
    const known = this.streams.get(key);
    if (known !== undefined) return known;
    const { endpoint, connection, kind, seq, at } = record;
    const isWhole = !this.misses || this.opened.has(connection);
    const framer = isWhole ? this.make() : framerBehindGap(this.framing, this.make);
    const stream = { endpoint, connection, kind, framer, first: seq, start: 0, chunks: 0 };
    const made: Stream = { ...stream, last: seq, at, length: 0, ended: 0 };
    this.streams.set(key, made);
    return made;
  }
}

function keyOf({ connection, kind }: { readonly connection: number; readonly kind: number }): number {
  return connection * 2 + kind;
}

/** A frame begins at a byte of a record. */
function begin(stream: Stream, seq: number, position: number): void {
  stream.first = seq;
  stream.start = position;
  stream.chunks = 0;
}

function sideOf(record: StoredRecord): 'local' | 'peer' {
  const event = eventOf(record);
  return event?.kind === 'half-closed' ? event.by : 'local';
}
