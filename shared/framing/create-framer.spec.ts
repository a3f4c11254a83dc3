import { describe, expect, it } from 'vitest';
import type { Framing } from '../model/framing';
import { framerBehindGap, framerOf } from './create-framer';
import { latin1, shown } from './fixtures/cuts';

const plain = { keep: false, most: 100 } as const;
const text = (delimiter: string): Framing => ({ kind: 'delimiter', mode: 'text', delimiter, ...plain });
const hex = (delimiter: string): Framing => ({ kind: 'delimiter', mode: 'hex', delimiter, ...plain });
const length = { kind: 'length', width: 1, order: 'big', offset: 0, counts: 'rest', most: 100 } as const;

function frames(framing: Framing, stream: string): string[] {
  const make = framerOf(framing);
  if (!make.ok) throw new Error(JSON.stringify(make.error));
  return shown(make.value().push(Uint8Array.from(latin1(stream)), 0));
}

function problemOf(framing: Framing): unknown {
  const make = framerOf(framing);
  return make.ok ? null : make.error;
}

describe('a framing', () => {
  it.each<[string, Framing, string, string[]]>([
    ['none', { kind: 'none' }, 'abc', ['3']],
    ['an escape', text('\\r\\n'), 'a\r\nb\r\n', ['3-2', '3-2']],
    ['text beyond ASCII, in UTF-8', text('§'), 'a\xc2\xa7b', ['3-2']],
    ['hex', hex('0d 0a'), 'a\r\n', ['3-2']],
    ['a fixed length', { kind: 'fixed', length: 2 }, 'abcde', ['2', '2']],
    ['a length ahead', length, '\x01a\x00', ['2', '1']],
    ['a pause', { kind: 'idle', ms: 10, most: 2 }, 'abc', ['2 too-long']],
  ])('cuts by %s', (_, framing, stream, expected) => {
    expect(frames(framing, stream)).toEqual(expected);
  });

  it('makes a framer of its own for each stream', () => {
    const make = framerOf({ kind: 'fixed', length: 2 });
    if (!make.ok) throw new Error('refused');
    make.value().push(Uint8Array.of(1), 0);
    expect(make.value().push(Uint8Array.of(1), 0)).toEqual([]);
  });

  it.each<[string, Framing, string, RegExp]>([
    ['a wrong escape', text('a\\q'), 'delimiter', /./],
    ['a hex digit too few', hex('0d0'), 'delimiter', /./],
    ['no bytes', hex(' '), 'delimiter', /./],
    ['a variable', text('${counter}'), 'delimiter', /variable/],
    [
      'a delimiter longer than a frame',
      { kind: 'delimiter', mode: 'text', delimiter: 'abc', keep: true, most: 2 },
      'delimiter',
      /3 bytes.*2 at most/,
    ],
    ['a length field behind the end', { ...length, offset: 100 }, 'offset', /byte 101.*100 at most/],
  ])('is refused for %s', (_, framing, part, problem) => {
    expect(problemOf(framing)).toEqual({
      code: 'invalid_framing',
      details: { part, problem: expect.stringMatching(problem) as string },
    });
  });
});

it('behind missing bytes, lengths are lost, and all else begins anew', () => {
  const bytes = Uint8Array.of(0, 0, 0);
  expect(shown(framerBehindGap(length, () => expect.fail()).push(bytes, 0))).toEqual(['3 lost']);
  const fixed = { kind: 'fixed', length: 2 } as const;
  expect(shown(framerBehindGap(fixed, () => expect.fail()).push(bytes, 0))).toEqual(['3 lost']);
  const idle = { kind: 'idle', ms: 5, most: 2 } as const;
  const pauses = framerOf(idle);
  if (!pauses.ok) throw new Error('refused');
  expect(shown(framerBehindGap(idle, pauses.value).push(bytes, 0))).toEqual(['2 too-long']);
});
