import { describe, expect, it } from 'vitest';
import { framedSeq } from '../../../../shared/framing/framed-seq';
import { LIVE_CAPTURE } from '../../../../shared/model/capture';
import type { ConnectionId, EndpointId } from '../../../../shared/model/ids';
import type { ChunkRow } from '../../../../shared/model/row';
import { stubEngine } from '../../../state/stub-engine';
import { stubClient } from '../../../state/stubs';
import { findReads } from './frame-reads';

const nothing = new Uint8Array();
const whole = { capture: LIVE_CAPTURE, endpoint: 1 as EndpointId, connection: null };

function chunk(seq: number, kind: 'in' | 'out' = 'in', connection = 1): ChunkRow {
  const place = { seq, at: seq, endpoint: 1 as EndpointId, connection: connection as ConnectionId };
  return { kind, ...place, length: 1, preview: Uint8Array.of(seq), before: nothing, after: nothing };
}

function frame(first: number, last: number, chunks: number): ChunkRow {
  const frame = { first, start: 0, last, end: 1, chunks, cuts: [], stripped: 0, fault: null };
  return { ...chunk(0), seq: framedSeq(last, 0), frame };
}

describe('the reads of a frame', () => {
  it('are the chunks of its stream from its first to its last', async () => {
    const engine = stubEngine();
    const client = { ...stubClient(), call: engine.call };
    engine.captured = [chunk(0), chunk(1), chunk(2, 'out'), chunk(3, 'in', 2), chunk(4), chunk(5)];
    const reads = await findReads(client, whole, frame(1, 4, 2));
    expect(reads.ok && reads.value.chunks.map(({ seq }) => seq)).toEqual([1, 4]);
    expect(reads.ok && reads.value.of).toBe(2);
  });

  it('may lie far apart', async () => {
    const engine = stubEngine();
    const client = { ...stubClient(), call: engine.call };
    engine.captured = Array.from({ length: 450 }, (_, seq) =>
      chunk(seq, 'in', seq === 2 || seq === 440 ? 1 : 2),
    );
    const reads = await findReads(client, whole, frame(2, 440, 2));
    expect(reads.ok && reads.value.chunks.map(({ seq }) => seq)).toEqual([2, 440]);
  });

  it('of a chunk are none', async () => {
    const client = { ...stubClient(), call: stubEngine().call };
    expect(await findReads(client, whole, chunk(3))).toEqual({ ok: true, value: { chunks: [], of: 0 } });
  });
});
