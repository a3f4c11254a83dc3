import { framedEventSeq } from '../../../shared/framing/framed-seq';
import { GrowingBytes } from '../../../shared/framing/growing-bytes';
import type { FlushedExtent } from '../capture/capture';
import type { StoredRecord } from '../capture/reader';
import { Cutter, type CutFrame, type CutterSink, type FramingJob } from './cutter';

/** What is known of a capture's end. */
type End = Pick<FlushedExtent, 'growing' | 'passed'>;

/**
 * Makes of the records of a capture the rows of a framed view, with their bytes: what a thread that reads records needs to work
 * on frames instead. Rows come when their frame ends; only those by pauses may come behind rows of later records.
 */
export class FramedRecords implements CutterSink {
  private readonly cutter: Cutter;
  /** The beginnings of frames that have not ended, by stream. */
  private readonly begun = new Map<number, GrowingBytes>();
  private record: StoredRecord | null = null;
  private rows: StoredRecord[] = [];

  constructor(job: FramingJob) {
    this.cutter = new Cutter(job, this);
  }

  /** Takes the next record of the capture; returns the rows that it brings. They stay as they are as long as the record. */
  take(record: StoredRecord): readonly StoredRecord[] {
    this.rows = [];
    this.record = record;
    const waiting = this.cutter.see(record);
    const { memory, start, length } = waiting > 0 ? record : { memory: null, start: 0, length: 0 };
    if (memory !== null)
      this.begunOf(record).append(memory.subarray(start + length - waiting, start + length));
    this.record = null;
    return this.rows;
  }

  /** Takes note of how the records ended that there are so far; returns the rows that this brings. */
  settle({ growing, passed }: End): readonly StoredRecord[] {
    this.rows = [];
    if (!growing) this.cutter.finish();
    else if (passed !== undefined) this.cutter.pass(passed);
    return this.rows;
  }

  frame(frame: CutFrame): void {
    const { seq, at, endpoint, connection, kind } = frame;
    const length = frame.length - frame.stripped;
    this.rows.push({ seq, at, endpoint, connection, kind, length, ...this.contentOf(frame) });
  }

  event({ seq, at, endpoint, connection, kind, length, memory, start }: StoredRecord): void {
    this.rows.push({ seq: framedEventSeq(seq), at, endpoint, connection, kind, length, memory, start });
  }

  /** Where the bytes of a frame are. Those within the record that is looked at stay there. */
  private contentOf(frame: CutFrame): Pick<StoredRecord, 'memory' | 'start'> {
    const { record } = this;
    const memory = record !== null && record.seq === frame.last ? record.memory : null;
    const start = record?.start ?? 0;
    if (memory !== null && frame.first === frame.last) return { memory, start: start + frame.start };
    const begun = this.begunOf(frame);
    if (memory !== null) begun.append(memory.subarray(start, start + frame.end));
    const bytes = begun.take();
    return { memory: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), start: 0 };
  }

  private begunOf({
    connection,
    kind,
  }: {
    readonly connection: number;
    readonly kind: number;
  }): GrowingBytes {
    const key = connection * 2 + kind;
    let begun = this.begun.get(key);
    if (begun === undefined) this.begun.set(key, (begun = new GrowingBytes()));
    return begun;
  }
}
