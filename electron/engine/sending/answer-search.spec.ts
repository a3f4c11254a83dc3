import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileMatching } from '../../../shared/matching/compile-matching';
import type { Matching } from '../../../shared/model/matching';
import { EXPECT_MAX_BYTES } from '../../../shared/limits';
import { answerSearch, type AnswerSearch } from './answer-search';

const literal = (by: 'equals' | 'contains' | 'starts-with', source: string): Matching => ({
  by,
  content: { mode: 'text', source, encoding: 'utf-8' },
});
const regex = (source: string): Matching => ({
  by: 'regex',
  source,
  over: 'bytes',
  encoding: 'utf-8',
  matchCase: true,
});

function searchFor(matching: Matching): AnswerSearch {
  const compiled = compileMatching(matching);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return answerSearch(matching.by, compiled.value);
}

/** Number of the chunk that completes the answer, looking again behind each; `null` when none does. */
function foundAt(matching: Matching, chunks: readonly string[]): number | null {
  const search = searchFor(matching);
  for (const [index, chunk] of chunks.entries()) {
    const result = search.push(Buffer.from(chunk, 'latin1'));
    if (result === 'found' || (result === 'unsure' && search.look())) return index;
  }
  return null;
}

describe('an expected answer', () => {
  it('of any kind is the first chunk', () => {
    expect(foundAt({ by: 'any' }, ['x'])).toBe(0);
  });

  it('may begin in one chunk and end in another', () => {
    const chunks = ['+O', 'K r', 'eady\r\n'];
    expect(foundAt(literal('contains', 'OK ready'), chunks)).toBe(2);
    expect(foundAt(literal('starts-with', '+OK'), chunks)).toBe(1);
    expect(foundAt(literal('starts-with', 'OK'), chunks)).toBeNull();
    expect(foundAt(regex('OK \\w+\\r\\n'), chunks)).toBe(2);
    expect(foundAt(regex('^OK'), chunks)).toBeNull();
  });

  it('that equals is all that came, and no more', () => {
    expect(foundAt(literal('equals', 'OK'), ['O', 'K', '!'])).toBe(1);
    expect(foundAt(literal('equals', 'OK'), ['OK!'])).toBeNull();
  });

  it('is found wherever the stream is cut', () => {
    const before = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 300 });
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 50 });
    const matchings = fc.constantFrom(literal('contains', 'needle'), regex('ne+dle'));
    fc.assert(
      fc.property(before, sizes, matchings, (ahead, cuts, matching) => {
        const stream = `${ahead}needle behind`;
        const chunks: string[] = [];
        for (let at = 0, turn = 0; at < stream.length; turn += 1) {
          const size = cuts[turn % cuts.length]!;
          chunks.push(stream.slice(at, at + size));
          at += size;
        }
        const index = foundAt(matching, chunks)!;
        const upTo = chunks.slice(0, index + 1).join('').length;
        expect(upTo).toBeGreaterThanOrEqual(ahead.length + 6);
        expect(upTo - chunks[index]!.length).toBeLessThan(ahead.length + 6);
      }),
    );
  });
});

describe('a long stream', () => {
  const noise = 'x'.repeat(EXPECT_MAX_BYTES);

  it('is searched to its end, in large chunks and in small ones', () => {
    for (const matching of [literal('contains', 'needle'), regex('ne+dle')]) {
      expect(foundAt(matching, [noise + noise + noise, `${noise}nee`, `dle${noise}`])).toBe(2);
      expect(foundAt(matching, [...(noise + noise).match(/.{1,1000}/gs)!, 'nee', 'dle'])).toBe(133);
    }
  });

  it('has no other beginning than its own, although that was forgotten', () => {
    expect(foundAt(regex('^x+$'), [`y${noise}${noise}`, 'x', noise])).toBeNull();
    expect(foundAt(literal('starts-with', 'x'), [`y${noise}`, 'x'])).toBeNull();
    const early = 'x'.repeat(EXPECT_MAX_BYTES / 2);
    for (const source of ['^z', '^\\s*z', '^.*z$'])
      expect(foundAt(regex(source), [`y\n${noise}${early.slice(2)}`, 'z'])).toBeNull();
  });

  it('may be part of the answer, although its beginning was forgotten', () => {
    for (const source of ['x+z', '.*z', '[^z]*z', 'z'])
      expect(foundAt(regex(source), [noise, noise, noise, 'z'])).toBe(3);
  });

  it('that comes byte by byte is not tried at each byte', () => {
    let tries = 0;
    let bytes = 0;
    const compiled = compileMatching(regex('ne+dle'));
    if (!compiled.ok) throw new Error(compiled.error.code);
    const search = answerSearch('regex', {
      ...compiled.value,
      match: (input) => {
        tries += 1;
        bytes += input.length;
        return compiled.value.match(input);
      },
    });
    const one = Uint8Array.of(0x78);
    let found = 0;
    for (let sent = 0; sent < 200_000; sent += 1) if (search.push(one) === 'found') found += 1;
    expect(found).toBe(0);
    expect(tries).toBeLessThan(4_200);
    expect(bytes).toBeLessThan(10_000_000);
    const results = [...'needle'].map((character) => search.push(Buffer.from(character)));
    expect(results).not.toContain('found');
    expect(results.at(-1)).toBe('unsure');
    expect(search.look()).toBe(true);
  });

  it('of a pattern with a short reach is tried on short parts', () => {
    const compiled = compileMatching(regex('(ab|ac){100}|needle'));
    if (!compiled.ok) throw new Error(compiled.error.code);
    const longest: number[] = [];
    const search = answerSearch('regex', {
      ...compiled.value,
      match: (input) => {
        longest.push(input.length);
        return compiled.value.match(input);
      },
    });
    search.push(Buffer.from(noise, 'latin1'));
    expect(Math.max(...longest)).toBeLessThanOrEqual(compiled.value.reach / 8 + 4);
    const result = search.push(Buffer.from('needle'));
    expect(result === 'found' || search.look()).toBe(true);
  });
});
