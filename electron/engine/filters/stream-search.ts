import { kindCodes } from '../capture/record-kinds';
import type { StoredRecord } from '../capture/reader';
import { endsStreams } from '../exports/formats/stored-event';

/** Looks for a pattern in streams: chunks of one connection and direction, one behind the other, with others between them. */
export interface StreamSearch {
  /**
   * Looks at the next chunk of a stream, which has bytes. `memory`: the record's. `fits`: whether it may be a row; its bytes
   * count in any case, because a match may begin in a chunk that is none.
   */
  chunk(memory: Buffer, record: StoredRecord, stream: number, fits: boolean): void;
  /** What comes next on a stream does not follow what was there: bytes between are missing, or it is over. */
  forget(stream: number): void;
  /** Looks at all that waits to be looked at together with what follows. */
  flush(): void;
}

/** The number of the stream that a chunk belongs to. */
export function streamOf({ connection, kind }: StoredRecord): number {
  return connection * 2 + kind;
}

/** Gives a record to a search as what it is: bytes of a stream, a break in it, or neither. */
export function searchRecord(search: StreamSearch, record: StoredRecord, fits: boolean): void {
  const { kind, connection, length } = record;
  if (kind <= kindCodes.out) {
    if (length === 0) return;
    const { memory } = record;
    if (memory === null) search.forget(streamOf(record));
    else search.chunk(memory, record, streamOf(record), fits);
  } else if (kind === kindCodes.gap || endsStreams(record)) {
    search.forget(connection * 2 + kindCodes.in);
    search.forget(connection * 2 + kindCodes.out);
  }
}
