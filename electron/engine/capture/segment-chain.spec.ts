import { describe, expect, it } from 'vitest';
import { dataOffset, RECORD_BYTES } from './format';
import { SegmentChain } from './segment-chain';

const chainOf = (...firstSeqs: number[]): SegmentChain => {
  const chain = new SegmentChain('/folder', { payloadBytes: 1_000, records: 10 });
  for (const seq of firstSeqs) chain.begin(seq, 1);
  return chain;
};

describe('a chain of segments', () => {
  it('finds the segment of a record, and one by its number', () => {
    const chain = chainOf(0, 10, 15);
    const numbers = [0, 9, 10, 14, 15, 999].map((seq) => chain.of(seq)?.number);
    expect(numbers).toEqual([1, 1, 2, 2, 3, 3]);
    expect([0, 1, 3, 4].map((number) => chain.numbered(number)?.firstSeq)).toEqual([
      undefined,
      0,
      15,
      undefined,
    ]);
    expect(chain.of(0)).toMatchObject({
      folder: '/folder',
      indexOffset: dataOffset(10 * RECORD_BYTES),
      payloadOffset: dataOffset(1_000),
    });
  });

  it('finds nothing when it is empty', () => {
    const chain = chainOf();
    expect([chain.of(0), chain.numbered(0), chain.oldest, chain.waiting]).toEqual([
      undefined,
      undefined,
      undefined,
      0,
    ]);
    expect(chain.inMemory).toEqual([]);
  });

  it('seals a segment when the next one begins, and gives a large record one of its size', () => {
    const chain = chainOf(0);
    const large = chain.begin(1, 5_000);
    expect(chain.oldest?.memory?.state).toBe('sealed');
    expect([large.state, large.start.payloadBytes, large.fits(5_000)]).toEqual(['open', 5_000, true]);
  });

  it('knows which segments are not wholly on disk, and what waits in them', () => {
    const chain = chainOf(0, 10, 20);
    chain.oldest!.memory = null;
    chain.of(20)!.memory!.payload.append(new Uint8Array(7));
    expect(chain.inMemory.map(({ number }) => number)).toEqual([2, 3]);
    expect(chain.waiting).toBe(7);
  });

  it('drops the oldest but never the last, and counts the bytes of those that are left', () => {
    const chain = chainOf(0, 10);
    chain.written(chain.of(0)!, 100);
    chain.written(chain.of(10)!, 50);
    chain.written(chain.of(10)!, 60);
    expect(chain.diskBytes).toBe(160);
    expect(chain.dropOldest()?.number).toBe(1);
    expect([chain.diskBytes, chain.dropOldest(), chain.numbered(2)?.number]).toEqual([60, undefined, 2]);
  });

  it('gives all segments away, and no number twice', () => {
    const chain = chainOf(0, 10);
    expect(chain.takeAll().map(({ number }) => number)).toEqual([1, 2]);
    expect([chain.oldest, chain.diskBytes]).toEqual([undefined, 0]);
    chain.begin(20, 1);
    expect([chain.oldest?.number, chain.numbered(3)?.number, chain.numbered(2)]).toEqual([3, 3, undefined]);
  });
});
