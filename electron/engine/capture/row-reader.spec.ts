import { describe, expect, it } from 'vitest';
import { ROW_CONTEXT_RECORDS, ROW_PREVIEW_BYTES } from '../../../shared/limits';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import { isChunk, type ChunkRow } from '../../../shared/model/row';
import { createMemoryCapture } from './memory-capture';

const endpoint = 1 as EndpointId;
const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

/** Records chunks of one connection unless another is named, and reads the row of each. */
function rowsOf(
  chunks: readonly { kind?: 'in' | 'out'; connection?: number; bytes: Uint8Array }[],
): ChunkRow[] {
  const capture = createMemoryCapture();
  for (const { kind = 'in', connection = 1, bytes: data } of chunks) {
    capture.appendChunk(kind, { at: 0, endpoint, connection: connection as ConnectionId }, data);
  }
  return capture.window({ endpoint, connection: null }, 0, chunks.length).rows.filter(isChunk);
}

describe('the row of a chunk', () => {
  it('holds up to 3 bytes of its stream on either side', () => {
    const [, row] = rowsOf([{ bytes: bytes(1, 2, 3, 4) }, { bytes: bytes(5) }, { bytes: bytes(6, 7, 8, 9) }]);
    expect(row).toMatchObject({ before: bytes(2, 3, 4), preview: bytes(5), after: bytes(6, 7, 8) });
  });

  it('gathers them from several records when the peer sends a byte at a time', () => {
    const rows = rowsOf([1, 2, 3, 4, 5, 6, 7].map((value) => ({ bytes: bytes(value) })));
    expect(rows[3]).toMatchObject({ before: bytes(1, 2, 3), preview: bytes(4), after: bytes(5, 6, 7) });
    expect(rows[0]).toMatchObject({ before: bytes(), after: bytes(2, 3, 4) });
    expect(rows[6]).toMatchObject({ before: bytes(4, 5, 6), after: bytes() });
  });

  it('takes them from the same direction of the same connection only', () => {
    const rows = rowsOf([
      { bytes: bytes(1) },
      { kind: 'out', bytes: bytes(101) },
      { connection: 2, bytes: bytes(201) },
      { bytes: bytes(2) },
      { kind: 'out', bytes: bytes(102) },
      { bytes: bytes() },
      { bytes: bytes(3) },
    ]);
    expect(rows[3]).toMatchObject({ before: bytes(1), preview: bytes(2), after: bytes(3) });
    expect(rows[4]).toMatchObject({ before: bytes(101), after: bytes() });
    expect(rows[2]).toMatchObject({ before: bytes(), after: bytes() });
  });

  it('does not search further than its bound', () => {
    const between = Array.from({ length: ROW_CONTEXT_RECORDS }, () => ({
      kind: 'out' as const,
      bytes: bytes(0),
    }));
    const near = rowsOf([{ bytes: bytes(1) }, ...between.slice(1), { bytes: bytes(2) }]);
    const far = rowsOf([{ bytes: bytes(1) }, ...between, { bytes: bytes(2) }]);
    expect([near[0]?.after, near.at(-1)?.before]).toEqual([bytes(2), bytes(1)]);
    expect([far[0]?.after, far.at(-1)?.before]).toEqual([bytes(), bytes()]);
  });

  it.each([
    { extra: 0, after: bytes(7, 7, 7) },
    { extra: 1, after: bytes(9, 7, 7) },
    { extra: 3, after: bytes(9, 9, 9) },
    { extra: 9, after: bytes(9, 9, 9) },
  ])(
    'continues a preview with the rest of the record ($extra bytes), then the next one',
    ({ extra, after }) => {
      const long = new Uint8Array(ROW_PREVIEW_BYTES + extra).fill(9);
      const [row] = rowsOf([{ bytes: long }, { bytes: bytes(7, 7, 7, 7) }]);
      expect(row).toMatchObject({ length: long.length, preview: long.subarray(0, ROW_PREVIEW_BYTES), after });
    },
  );

  it('never shares memory with the capture', () => {
    const [row] = rowsOf([{ bytes: new Uint8Array(100_000) }]);
    expect(row?.preview.buffer.byteLength).toBe(ROW_PREVIEW_BYTES);
    expect(row?.after.buffer.byteLength).toBe(3);
  });
});
