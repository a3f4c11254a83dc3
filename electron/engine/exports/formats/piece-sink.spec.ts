import { describe, expect, it } from 'vitest';
import { PieceSink } from './piece-sink';

const join = (pieces: readonly Uint8Array[]): string => Buffer.concat(pieces).toString();

describe('PieceSink', () => {
  it('cuts what is written into pieces of one size, in order', () => {
    const sink = new PieceSink(8);
    sink.text('abc');
    expect(sink.hasFull).toBe(false);
    sink.bytes(Buffer.from('defghijklmnopqrstuvw'));
    expect([sink.hasFull, sink.pending]).toEqual([true, 23]);
    const full = sink.takeFull();
    expect(full.map((piece) => piece.length)).toEqual([8, 8]);
    const rest = sink.takeAll();
    expect(join([...full, ...rest])).toBe('abcdefghijklmnopqrstuvw');
    expect(sink.pending).toBe(0);
    expect(sink.takeAll()).toEqual([]);
  });

  it('writes texts as UTF-8, over the end of a piece too', () => {
    const sink = new PieceSink(8);
    for (const text of ['é', '€€', '🎈', 'x']) sink.text(text);
    expect(sink.pending).toBe(13);
    const pieces = sink.takeAll();
    expect(pieces.every((piece) => piece.length <= 8)).toBe(true);
    expect(join(pieces)).toBe('é€€🎈x');
  });

  it('gives pieces away: what is written later does not change them', () => {
    const sink = new PieceSink(4);
    sink.text('abcd');
    const first = sink.takeFull();
    sink.text('efgh');
    expect(join(first)).toBe('abcd');
  });
});
