import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assemble, wholeChunks, type AssembledFrame } from './assembler';
import { delimiterFramer } from './delimiter';
import { fixedFramer } from './fixed';
import { latin1 } from './fixtures/cuts';
import { idleFramer } from './idle';
import { chunkFramer } from './none';

/** Chunks of a few values, so that what is looked for is frequent. */
const chunkedStream = (values: readonly number[]) =>
  fc.array(fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: 9 }), { maxLength: 12 });

const text = (frames: readonly AssembledFrame[]) =>
  frames.map(
    ({ content, fault }) => `${String.fromCharCode(...content)}${fault === null ? '' : ` ${fault}`}`,
  );
const bytes = (of: string) => Uint8Array.from(latin1(of));

describe('frames with their bytes', () => {
  it('are the parts of the stream, whatever the chunks are', () => {
    fc.assert(
      fc.property(chunkedStream(latin1('abc')), (chunks) => {
        const stream = String.fromCharCode(...chunks.flat());
        const delimiter = bytes('ab');
        const assembler = assemble(delimiterFramer({ delimiter, keep: false, most: 1_000 }));
        const frames = chunks.flatMap((chunk) => text(assembler.push(Uint8Array.from(chunk), 0)));
        const parts = stream.split('ab');
        const rest = parts.pop() ?? '';
        expect(frames).toEqual(parts);
        expect(text(assembler.end())).toEqual(rest === '' ? [] : [`${rest} cut-off`]);
      }),
    );
  });

  it('are views where they lie within one chunk', () => {
    const assembler = assemble(fixedFramer(2));
    const chunk = bytes('abcde');
    const frames = assembler.push(chunk, 0);
    expect(text(frames)).toEqual(['ab', 'cd']);
    expect(frames.every(({ content }) => content.buffer === chunk.buffer)).toBe(true);
    chunk.fill(0);
    expect(text(assembler.push(bytes('f'), 0))).toEqual(['ef']);
  });

  it('end with time, too', () => {
    const assembler = assemble(idleFramer({ ms: 1, most: 10 }));
    assembler.push(bytes('ab'), 1_000_000);
    assembler.push(bytes('c'), 1_000_500);
    expect(text(assembler.push(bytes('d'), 1_002_000))).toEqual(['abc']);
    expect(text(assembler.pass(1_003_000))).toEqual(['d']);
    expect(assembler.end()).toEqual([]);
  });

  it('are the chunks themselves where nothing cuts them', () => {
    const assembler = assemble(chunkFramer());
    const chunk = bytes('ab');
    for (const either of [assembler, wholeChunks]) {
      expect(either.push(chunk, 0)).toEqual([{ content: chunk, fault: null }]);
      expect(either.push(chunk, 0)[0]?.content).toBe(chunk);
      expect([either.push(bytes(''), 0), either.pass(1e12), either.end()]).toEqual([[], [], []]);
    }
  });
});
