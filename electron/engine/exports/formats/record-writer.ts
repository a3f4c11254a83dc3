import type { StoredRecord } from '../../capture/reader';
import type { PieceSink } from './piece-sink';

/** What the formats may say about a file besides its records. */
export interface FileFacts {
  /** Name and version of the program, for files that name what wrote them. */
  readonly program: string;
  /** The names of endpoints by their numbers. One that is not among them is called by its number. */
  readonly names: ReadonlyMap<number, string>;
  /** Numbers of those endpoints that are clients. */
  readonly clients: ReadonlySet<number>;
  /** False when rows of the view were left out: by a filter, or ahead of the first or behind the last one chosen. */
  readonly complete: boolean;
}

/** Turns records into the bytes of one format. */
export interface RecordWriter {
  /** Writes a record. */
  add(record: StoredRecord): void;
  /** Takes note of a record of the same view that is not written, but may tell how to write others. */
  pass(record: StoredRecord): void;
  /**
   * Says that up to `count` records, from record `from` on, are not there: they were dropped, or their index is damaged. Throws
   * a {@link MissingRecordError} where the format has no way to say so.
   */
  missing(from: number, count: number): void;
  /** Writes what was held back. */
  flush(): void;
}

/** How files of one kind are written. */
export interface FileFormat {
  /** Behind the last dot of a file's name. */
  readonly extension: string;
  /** Media type (RFC 6838). */
  readonly type: string;
  /** How many records ahead of the first one, and behind the last one, the writer wants to be passed. */
  readonly lead: number;
  readonly tail: number;
  /** What stands at the beginning of each file that is read from its beginning. */
  readonly opening: string;
  create(sink: PieceSink, facts: FileFacts): RecordWriter;
}

/** A raw export would be silently wrong without these bytes, so it ends with this. */
export class DamagedRecordError extends Error {
  readonly seq: number;

  constructor(seq: number) {
    super(`Record ${seq} is damaged.`);
    this.seq = seq;
  }
}

/** A raw export cannot say either that records are not there. */
export class MissingRecordError extends Error {
  readonly seq: number;

  constructor(seq: number) {
    super(`Record ${seq} is not there.`);
    this.seq = seq;
  }
}

/** In words, that records are not there. */
export function missingWords(from: number, count: number): string {
  const which = count === 1 ? `Record ${from} is` : `Records ${from} to ${from + count - 1} are`;
  return `${which} missing here: dropped by the capture before this was written, or damaged on disk`;
}

/** What an endpoint is called in a file. */
export function endpointName(facts: FileFacts, endpoint: number): string {
  return facts.names.get(endpoint) ?? `Endpoint ${endpoint}`;
}

/** The bytes that a record holds, as a view that stays only until the reader goes on; `null` when they are damaged. */
export function payloadOf({ memory, start, length }: StoredRecord): Buffer | null {
  return memory === null ? null : memory.subarray(start, start + length);
}
