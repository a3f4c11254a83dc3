import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Outbox } from './outbox';

describe('Outbox', () => {
  it('hands out what was put in, in order, in slices of at most the size asked for', () => {
    const puts = fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }), { maxLength: 20 });
    fc.assert(
      fc.property(puts, fc.integer({ min: 1, max: 30 }), (chunks, most) => {
        const outbox = new Outbox();
        const taken: Uint8Array[] = [];
        chunks.forEach((chunk, index) => {
          outbox.put(chunk);
          if (index % 3 === 2) taken.push(outbox.take(most) as Uint8Array);
        });
        for (let slice = outbox.take(most); slice !== null; slice = outbox.take(most)) taken.push(slice);
        expect(Buffer.concat(taken)).toEqual(Buffer.concat(chunks));
        expect(taken.every((slice) => slice.length <= most)).toBe(true);
        expect(outbox.size).toBe(0);
      }),
    );
  });

  it('hands out a whole chunk as the same object, and parts of one as views on it', () => {
    const outbox = new Outbox();
    const small = Buffer.from('small');
    const large = Buffer.from('larger than a slice');
    outbox.put(small);
    outbox.put(large);
    expect(outbox.take(8)).toBe(small);
    expect(outbox.take(8)?.buffer).toBe(large.buffer);
  });

  it('counts what waits, and forgets it when cleared', () => {
    const outbox = new Outbox();
    outbox.put(new Uint8Array(10));
    outbox.take(4);
    expect(outbox.size).toBe(6);
    outbox.clear();
    expect(outbox.size).toBe(0);
    expect(outbox.take(4)).toBeNull();
    outbox.put(Buffer.from('new'));
    expect(Buffer.from(outbox.take(9) as Uint8Array).toString()).toBe('new');
  });
});
