import { beforeEach, describe, expect, it } from 'vitest';
import { errorOf, succeed } from '../../shared/errors';
import { BYTES_PIECE, DETAIL_MAX_PIECES } from '../../shared/limits';
import { LIVE_CAPTURE } from '../../shared/model/capture';
import { createRecordBytes } from './record-bytes';
import { flush, stubClient, type StubClient } from './stubs';

const MIB = 1024 * 1024;

/** The byte at a position of the record of these specs. */
const byteAt = (at: number): number => (at * 7) % 251;

async function answerPieces(client: StubClient, length: number): Promise<void> {
  let answered = client.calls.length - 1;
  while (answered < client.calls.length) {
    const { offset, length: wanted } = client.calls[answered]?.params as { offset: number; length: number };
    const bytes = Uint8Array.from({ length: Math.min(wanted, length - offset) }, (_, at) =>
      byteAt(offset + at),
    );
    client.answer(succeed({ bytes, total: length }));
    answered += 1;
    await flush();
  }
}

describe('bytes of a record', () => {
  let client: StubClient;

  beforeEach(() => {
    client = stubClient();
    client.become({ kind: 'ready' });
  });

  it('pulls only the pieces that are on screen, one after the other', async () => {
    const store = createRecordBytes(client, { capture: LIVE_CAPTURE, seq: 5, length: 100 * MIB });
    store.want(50 * MIB - 100, 50 * MIB + 100);
    expect(store.current().slice(50 * MIB, 50 * MIB + 1)).toBeUndefined();
    expect(client.calls).toHaveLength(1);
    await answerPieces(client, 100 * MIB);
    expect(client.calls.map(({ params }) => (params as { offset: number }).offset)).toEqual([
      50 * MIB - BYTES_PIECE,
      50 * MIB,
    ]);
    const slice = store.current().slice(50 * MIB - 2, 50 * MIB + 2);
    expect([...(slice ?? [])]).toEqual([-2, -1, 0, 1].map((at) => byteAt(50 * MIB + at)));
  });

  it('ends with the record', async () => {
    const store = createRecordBytes(client, { capture: LIVE_CAPTURE, seq: 5, length: 10 });
    store.want(0, 160);
    await answerPieces(client, 10);
    expect(store.current().slice(0, 160)).toHaveLength(10);
    expect(store.current().slice(160, 320)).toHaveLength(0);
  });

  it('keeps a bounded number of pieces', async () => {
    const store = createRecordBytes(client, { capture: LIVE_CAPTURE, seq: 5, length: 100 * MIB });
    for (let piece = 0; piece < DETAIL_MAX_PIECES + 1; piece += 1) {
      store.want(piece * BYTES_PIECE, piece * BYTES_PIECE + 1);
      await answerPieces(client, 100 * MIB);
    }
    expect(store.current().slice(0, 1)).toBeUndefined();
    expect(store.current().slice(BYTES_PIECE, BYTES_PIECE + 1)).toHaveLength(1);
  });

  it('says why bytes cannot be had, and asks again only when it is wanted again', async () => {
    const store = createRecordBytes(client, { capture: LIVE_CAPTURE, seq: 5, length: 100 });
    let heard = 0;
    store.subscribe(() => (heard += 1));
    store.want(0, 100);
    client.answer({ ok: false, error: errorOf('record_dropped', { seq: 5 }) });
    await flush();
    expect(store.current().problem).toEqual(errorOf('record_dropped', { seq: 5 }));
    expect(heard).toBe(1);
    expect(client.calls).toHaveLength(1);
  });
});
