import { describe, expect, it } from 'vitest';
import { RECORD_BYTES } from './format';
import { rescue } from './rescue';
import { SegmentChain } from './segment-chain';

/** Segments of ten records each; record `i` holds the byte `i`. */
function chainOf(records: number): SegmentChain {
  const chain = new SegmentChain('/folder', { payloadBytes: 1_000, records: 10 });
  let tail = chain.begin(0, 1);
  for (let i = 0; i < records; i += 1) {
    if (!tail.fits(1)) tail = chain.begin(i, 1);
    tail.payload.append(Buffer.of(i));
    tail.record(i, tail.payload.end - 1, 1, 1, 1, 0);
  }
  return chain;
}

describe('what was not written when the files were lost', () => {
  it('is moved to new segments under its old numbers', () => {
    const chain = chainOf(25);
    chain.of(0)!.memory = null;
    chain.of(10)!.memory!.indexWritten = 7 * RECORD_BYTES;
    expect(rescue(chain, 25)).toBe(17);
    expect(chain.oldest).toMatchObject({ number: 4, firstSeq: 17, diskBytes: 0 });
    for (let seq = 17; seq < 25; seq += 1) {
      const { memory, firstSeq } = chain.of(seq)!;
      const record = memory!.recordAt(seq - firstSeq)!;
      expect(record).toMatchObject({ at: seq, length: 1 });
      expect(memory!.payload.read(record.position, record.position + 1)).toEqual(Uint8Array.of(seq));
    }
  });

  it('is nothing when all was written', () => {
    const chain = chainOf(5);
    chain.oldest!.memory!.indexWritten = 5 * RECORD_BYTES;
    expect(rescue(chain, 5)).toBe(5);
    expect(chain.oldest).toBeUndefined();
  });

  it('fails rather than to make up what is not in memory', () => {
    const chain = chainOf(5);
    chain.oldest!.memory!.discard();
    expect(() => rescue(chain, 5)).toThrow('left memory');
  });
});
