import { RECORD_BYTES } from './format';
import type { OpenSegment } from './open-segment';
import type { SegmentChain } from './segment-chain';

/**
 * Goes on without the files, which are lost: the records that were never written, which are all in memory, move to new
 * segments under the sequence numbers that they have. Returns the first of them, `next` when there are none.
 */
export function rescue(chain: SegmentChain, next: number): number {
  const lost = chain.takeAll();
  let first = next;
  let to = null as OpenSegment | null;
  for (const { firstSeq, memory } of lost) {
    if (memory === null) continue;
    for (let place = memory.indexWritten / RECORD_BYTES; place < memory.records; place += 1) {
      const record = memory.recordAt(place);
      const payload = record && memory.payload.read(record.position, record.position + record.length);
      if (record === null || payload === null) throw new Error('a record left memory before it was written');
      const seq = firstSeq + place;
      first = Math.min(first, seq);
      if (to?.fits(record.length) !== true) to = chain.begin(seq, record.length);
      const position = to.payload.end;
      to.payload.append(payload);
      to.record(record.at, position, record.length, record.endpoint, record.connection, record.kind);
    }
    memory.discard();
  }
  return first;
}
