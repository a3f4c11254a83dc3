import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileMatching } from './compile-matching';
import { NEEDS_NOTHING, neededFirst, neededOf, PresentBytes } from './needed-byte';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

it('knows what an input has, and what it begins with', () => {
  const present = new PresentBytes();
  present.see(bytesOf('ab'));
  expect([0x61, 0x62, 0x63].map((byte) => present.has(byte))).toEqual([true, true, false]);
  expect([0x61, 0x62].map((byte) => present.has(neededFirst(byte)))).toEqual([true, false]);
  present.see(bytesOf(''));
  expect([0x61, neededFirst(0x61), NEEDS_NOTHING].map((needed) => present.has(needed))).toEqual([
    false,
    false,
    true,
  ]);
});

it('takes nothing of one of hundreds of inputs for another', () => {
  const present = new PresentBytes();
  for (let round = 0; round < 600; round += 1) {
    present.see(Uint8Array.of(round % 256));
    const there = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => present.has(byte));
    expect(there).toEqual([round % 256]);
  }
});

it.each([
  ['get /x', '/'],
  ['OK go', 'O'],
  ['item7', '7'],
  ['ab', 'a'],
  ['a\r\n', '\r'],
])('takes of %j what is likely to be the rarest: %j', (text, rarest) => {
  expect(neededOf(bytesOf(text))).toBe(rarest.charCodeAt(0));
});

it('never says of an input that fits that it lacks something', () => {
  const present = new PresentBytes();
  const text = fc.array(fc.constantFrom('a', 'b', '7', '/'), { minLength: 1, maxLength: 4 });
  const by = fc.constantFrom('equals' as const, 'starts-with' as const, 'contains' as const);
  let fitting = 0;
  fc.assert(
    fc.property(by, text, text, (kind, wanted, given) => {
      const content = { mode: 'text', source: wanted.join(''), encoding: 'utf-8' } as const;
      const matching = compileMatching({ by: kind, content });
      if (!matching.ok) throw new Error('the condition is sound');
      const input = bytesOf(given.join(''));
      present.see(input);
      if (matching.value.match(input) === null) return;
      fitting += 1;
      expect(present.has(matching.value.needs)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
  expect(fitting).toBeGreaterThan(50);
});
