import type { RowSource } from './capture';
import type { RecordFields } from './format';

/** The two files of a segment, as far as reading needs to know them. */
export interface StoredSegment {
  readonly folder: string;
  /** Number of the segment, from 1: it names the files. */
  readonly number: number;
  readonly firstSeq: number;
  /** Where the data begins in each file (`dataOffset` of its capacity). */
  readonly indexOffset: number;
  readonly payloadOffset: number;
}

/**
 * What rows are read from: the records of a capture, some of them in memory, all others in files. A record that is held and
 * not in memory must be whole in its file, its checksums too. Everything here is asked again whenever a read was waited for,
 * so that records may leave memory, or the capture, at any time.
 */
export interface RecordStore {
  /** Records `first … next - 1` are held. */
  readonly first: number;
  readonly next: number;
  /** The segment of a held record; `undefined` when its files are not there (any more). */
  segmentOf(seq: number): StoredSegment | undefined;
  /** The fields of a record that is in memory; `null` when they must be read from its file. */
  recordInMemory(seq: number): RecordFields | null;
  /** A view of payload bytes that are in memory; `null` when they must be read from the file. They are copied at once. */
  payloadInMemory(segment: StoredSegment, position: number, length: number): Uint8Array | null;
  /** The rows of one connection in the order of its streams; `undefined` when it has none. */
  connectionRows(connection: number): RowSource | undefined;
}
