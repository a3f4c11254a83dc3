import { awaitsMore } from '../../../../shared/bytes/text-marks';
import { ROW_CONTEXT_BYTES, ROW_CONTEXT_RECORDS } from '../../../../shared/limits';
import type { StoredRecord } from '../../capture/reader';
import { isChunkCode } from '../../capture/record-kinds';
import { endsStreams } from './stored-event';
import { payloadOf } from './record-writer';

/** Bytes of the same stream just before and just after a chunk, where they belong to a character that a cut divided. */
export interface Surroundings {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/** Gives each record on with its surroundings, in the order in which they were seen. */
export interface CharacterContext {
  /** Takes a record, which may be used again afterwards. */
  see(record: StoredRecord, selected: boolean): void;
  /** Gives on all that waits: characters that are not complete by now never will be. */
  flush(): void;
}

type Emit = (record: StoredRecord, selected: boolean, around: Surroundings) => void;

/** A record that waits for others: for the rest of its last character, or for its turn. */
interface Waiting {
  readonly record: StoredRecord;
  readonly selected: boolean;
  readonly before: Uint8Array;
  after: Uint8Array;
  /** The stream whose next bytes it waits for; `null` once it waits for its turn only. */
  stream: number | null;
}

const NOTHING = new Uint8Array(0);
const alone: Surroundings = { before: NOTHING, after: NOTHING };

/**
 * Joins characters that a read cut in two. Records behind one that ends within a character wait until the rest of it was
 * seen, its connection ended, or {@link ROW_CONTEXT_RECORDS} wait: then its bytes stand for themselves, and so do those
 * that follow, so that every byte is told exactly once.
 */
export function createCharacterContext(emit: Emit): CharacterContext {
  /** The bytes of a character that has begun, by stream. */
  const begun = new Map<number, Uint8Array>();
  let waiting: Waiting[] = [];

  function see(record: StoredRecord, selected: boolean): void {
    const payload = isChunkCode(record.kind) ? payloadOf(record) : null;
    const stream = payload === null ? null : record.connection * 2 + record.kind;
    if (stream !== null && payload !== null) return seeChunk(record, selected, stream, payload);
    // A chunk that is damaged, or the end of its connection: what has begun there is never completed.
    if (isChunkCode(record.kind)) giveUp(record.connection * 2 + record.kind);
    else if (endsStreams(record)) for (const code of [0, 1]) giveUp(record.connection * 2 + code);
    if (waiting.length === 0) emit(record, selected, alone);
    else wait(record, selected, NOTHING, null);
    drain();
  }

  function seeChunk(record: StoredRecord, selected: boolean, stream: number, payload: Buffer): void {
    const before = begun.get(stream) ?? NOTHING;
    if (before.length > 0) complete(stream, payload);
    const open = awaitsMore({ before, bytes: lastBytes(payload), after: NOTHING });
    if (open) begun.set(stream, lastOf(before, payload));
    else begun.delete(stream);
    if (waiting.length === 0 && !open) return emit(record, selected, { before, after: NOTHING });
    wait(record, selected, before, open ? stream : null);
    drain();
  }

  /** Adds the first bytes of a chunk to those of its stream that wait for them. */
  function complete(stream: number, payload: Buffer): void {
    for (const each of waiting) {
      if (each.stream !== stream) continue;
      each.after = joined(each.after, payload.subarray(0, ROW_CONTEXT_BYTES - each.after.length));
      const { before, after } = each;
      if (!awaitsMore({ before, bytes: lastBytes(payloadOf(each.record) ?? NOTHING), after }))
        each.stream = null;
    }
  }

  function giveUp(stream: number): void {
    begun.delete(stream);
    for (const each of waiting) if (each.stream === stream) each.stream = null;
  }

  function wait(record: StoredRecord, selected: boolean, before: Uint8Array, stream: number | null): void {
    waiting.push({ record: copyOf(record), selected, before, after: NOTHING, stream });
  }

  function drain(): void {
    if (waiting.length > ROW_CONTEXT_RECORDS) return flush();
    const ready = waiting.findIndex(({ stream }) => stream !== null);
    give(ready === -1 ? waiting.length : ready);
  }

  function flush(): void {
    for (const { stream } of waiting) if (stream !== null) begun.delete(stream);
    give(waiting.length);
  }

  function give(count: number): void {
    const given = waiting.slice(0, count);
    waiting = waiting.slice(count);
    for (const { record, selected, before, after } of given) emit(record, selected, { before, after });
  }

  return { see, flush };
}

function copyOf(record: StoredRecord): StoredRecord {
  const payload = payloadOf(record);
  return { ...record, memory: payload === null ? null : Buffer.from(payload), start: 0 };
}

/** The end of a chunk is all that tells whether it ends within a character. */
function lastBytes(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(Math.max(0, bytes.length - ROW_CONTEXT_BYTES));
}

function lastOf(before: Uint8Array, bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(lastBytes(joined(before, lastBytes(bytes))));
}

function joined(left: Uint8Array, right: Uint8Array): Uint8Array {
  const both = new Uint8Array(left.length + right.length);
  both.set(left);
  both.set(right, left.length);
  return both;
}
