import { dataOffset, RECORD_BYTES } from './format';
import { OpenSegment } from './open-segment';
import { PagePool } from './page-pool';
import type { StoredSegment } from './record-store';
import { lowerBound } from './row-page';

/** A segment of the capture that is being written. */
export interface LiveSegment extends StoredSegment {
  /** What of it is in memory; `null` once all of it is on disk and no record joins any more. */
  memory: OpenSegment | null;
  /** Bytes of its files, as far as they are written. */
  diskBytes: number;
}

/** Sizes at which a segment ends. */
export interface SegmentSizes {
  readonly payloadBytes: number;
  readonly records: number;
}

/** All segments of the capture that is being written, oldest first. */
export class SegmentChain {
  private readonly folder: string;
  private readonly sizes: SegmentSizes;
  private readonly pool = new PagePool();
  /** Bytes of all files. */
  diskBytes = 0;
  private segments: LiveSegment[] = [];
  private lastNumber = 0;

  constructor(folder: string, sizes: SegmentSizes) {
    this.folder = folder;
    this.sizes = sizes;
  }

  /** Seals the last segment and begins the next one, which has room for a record of at least so many bytes. */
  begin(firstSeq: number, payloadBytes: number): OpenSegment {
    const last = this.segments.at(-1)?.memory;
    if (last) last.state = 'sealed';
    this.lastNumber += 1;
    const start = {
      number: this.lastNumber,
      firstSeq,
      // A segment is the unit of addresses: what is larger than all of it gets one of its own size.
      payloadBytes: Math.max(this.sizes.payloadBytes, payloadBytes),
      records: this.sizes.records,
    };
    const memory = new OpenSegment(start, this.pool);
    this.segments.push({
      folder: this.folder,
      number: start.number,
      firstSeq,
      indexOffset: dataOffset(start.records * RECORD_BYTES),
      payloadOffset: dataOffset(start.payloadBytes),
      memory,
      diskBytes: 0,
    });
    return memory;
  }

  /** The segment of a held record, or the last one for records to come. */
  of(seq: number): LiveSegment | undefined {
    const { segments } = this;
    return segments[
      lowerBound(segments.length, (place) => (segments[place] as LiveSegment).firstSeq > seq) - 1
    ];
  }

  /** The segment with a number, `undefined` when it is gone. */
  numbered(number: number): LiveSegment | undefined {
    const { segments } = this;
    const first = segments[0]?.number ?? 0;
    return segments[number - first];
  }

  get oldest(): LiveSegment | undefined {
    return this.segments[0];
  }

  /** The segments that are not wholly on disk, oldest first; the last one is being filled. */
  get inMemory(): readonly LiveSegment[] {
    const { segments } = this;
    return segments.slice(segments.findLastIndex(({ memory }) => memory === null) + 1);
  }

  /** Bytes that are not on disk yet. */
  get waiting(): number {
    return this.inMemory.reduce((sum, { memory }) => sum + (memory?.waiting ?? 0), 0);
  }

  /** Notes how many bytes the files of a segment take. */
  written(segment: LiveSegment, diskBytes: number): void {
    this.diskBytes += diskBytes - segment.diskBytes;
    segment.diskBytes = diskBytes;
  }

  /** Takes the oldest segment out, unless it is the only one: that one is being written. */
  dropOldest(): LiveSegment | undefined {
    if (this.segments.length < 2) return undefined;
    const oldest = this.segments.shift();
    this.diskBytes -= oldest?.diskBytes ?? 0;
    return oldest;
  }

  /** Takes all segments out. The caller lets go of their memory when nothing of it is needed any more. */
  takeAll(): LiveSegment[] {
    const all = this.segments;
    this.segments = [];
    this.diskBytes = 0;
    return all;
  }
}
