import type { Client } from '../../shared/client';
import type { ParleyError } from '../../shared/errors';
import { BYTES_PIECE, DETAIL_MAX_PIECES } from '../../shared/limits';
import type { CaptureId } from '../../shared/model/capture';
import { createPullLoop } from './pull-loop';
import { createListeners } from './listeners';

/** The bytes of one record as far as they are here. */
export interface RecordBytes {
  /** Bytes `offset … end - 1`, or undefined while one of them is not here. */
  readonly slice: (offset: number, end: number) => Uint8Array | undefined;
  readonly problem: ParleyError | null;
}

/** Pulls the bytes of one record that are on screen, a piece at a time, and keeps a few. An external store of React. */
export interface RecordBytesStore {
  current(): RecordBytes;
  subscribe(listener: () => void): () => void;
  /** Says which bytes are on screen; a later wish replaces an earlier one that is not under way yet. */
  want(offset: number, end: number): void;
}

/** `length`: the record's whole length in bytes. */
export function createRecordBytes(
  client: Client,
  { capture, seq, length }: { readonly capture: CaptureId; readonly seq: number; readonly length: number },
): RecordBytesStore {
  const listeners = createListeners();
  const pieces = new Map<number, Uint8Array>();
  let wanted = { offset: 0, end: 0 };
  let state: RecordBytes = { slice, problem: null };

  const loop = createPullLoop(async () => {
    for (let piece = missing(); piece !== null; piece = missing()) {
      const outcome = await client.call('rows.bytes', {
        capture,
        seq,
        offset: piece * BYTES_PIECE,
        length: BYTES_PIECE,
      });
      if (outcome.ok) keep(piece, outcome.value.bytes);
      publish(outcome.ok ? null : outcome.error);
      if (!outcome.ok) return;
    }
  });

  function missing(): number | null {
    const last = Math.ceil(Math.min(wanted.end, length) / BYTES_PIECE);
    for (let piece = Math.floor(wanted.offset / BYTES_PIECE); piece < last; piece += 1) {
      if (!pieces.has(piece)) return piece;
    }
    return null;
  }

  function keep(piece: number, bytes: Uint8Array): void {
    pieces.set(piece, bytes);
    for (const oldest of pieces.keys()) {
      if (pieces.size <= DETAIL_MAX_PIECES) break;
      pieces.delete(oldest);
    }
  }

  function slice(offset: number, end: number): Uint8Array | undefined {
    const whole = new Uint8Array(Math.max(0, Math.min(end, length) - offset));
    for (let at = offset; at < offset + whole.length;) {
      const piece = Math.floor(at / BYTES_PIECE);
      const bytes = pieces.get(piece);
      if (bytes === undefined) return undefined;
      const part = bytes.subarray(at - piece * BYTES_PIECE, offset + whole.length - piece * BYTES_PIECE);
      if (part.length === 0) return undefined;
      whole.set(part, at - offset);
      at += part.length;
    }
    return whole;
  }

  function publish(problem: ParleyError | null): void {
    state = { slice, problem };
    listeners.tell();
  }

  return {
    current: () => state,
    subscribe: listeners.subscribe,
    want(offset, end) {
      wanted = { offset, end };
      if (missing() !== null) loop.request();
    },
  };
}
