import { describe, expect, it } from 'vitest';
import { decodeKept, type Decoded } from './decode-kept';
import { wordsKind as kind, type Words } from './fixtures/words-kind';
import type { Fields, KeptKind } from './kept-kind';
import { workbenchKind } from './kinds';

const decode = (text: string, of: KeptKind<Words> = kind): Decoded<Words> =>
  decodeKept(of, Buffer.from(text));
const problemOf = (text: string, of?: KeptKind<Words>): string | null => {
  const decoded = decode(text, of);
  return decoded.ok ? null : decoded.problem;
};

it('reads what was written', () => {
  const words = ['a', '学生', '\ud800', '\u0000'];
  expect(decode(JSON.stringify({ format: 1, words }))).toEqual({ ok: true, value: { words } });
});

it.each([
  ['', 'it is empty'],
  ['{', 'it is no JSON, or its end is missing'],
  ['\u0000\u0000', 'it is no JSON, or its end is missing'],
  ['null', 'it holds no settings of Parley'],
  ['[]', 'it holds no settings of Parley'],
  ['"text"', 'it holds no settings of Parley'],
  ['{"words":[]}', 'it does not say which format it has'],
  ['{"format":"1","words":[]}', 'it does not say which format it has'],
  ['{"format":-1,"words":[]}', 'it does not say which format it has'],
  ['{"format":1.5,"words":[]}', 'it does not say which format it has'],
  ['{"format":2,"words":[]}', 'a newer Parley wrote it'],
  ['{"format":0,"words":[]}', 'this Parley cannot read its old format'],
  ['{"format":1,"words":[],"__proto__":{}}', /^its content is wrong \(Unrecognized key/],
  ['{"format":1,"words":["a",7]}', /^words\.1 is wrong \(/],
  ['{"format":1}', /^words is wrong \(/],
])('says what is wrong with %j', (text, problem) => {
  if (typeof problem === 'string') expect(problemOf(text)).toBe(problem);
  else expect(problemOf(text)).toMatch(problem);
});

it('refuses bytes that are no UTF-8, wherever they are', () => {
  const whole = Buffer.from('{"format":1,"words":["ab"]}');
  for (let at = 0; at < whole.length; at += 1) {
    const damaged = Buffer.from(whole);
    damaged[at] = 0xff;
    expect(decodeKept(kind, damaged)).toEqual({ ok: false, problem: 'it holds bytes that are no UTF-8' });
  }
});

it('refuses a file that was cut off, at every length', () => {
  const text = JSON.stringify({ format: 1, lastId: 0, endpoints: [] });
  const whole = Buffer.from(text);
  expect(decodeKept(workbenchKind, whole).ok).toBe(true);
  for (let length = 0; length < whole.length; length += 1) {
    expect(decodeKept(workbenchKind, whole.subarray(0, length)).ok).toBe(false);
  }
});

it('is not harmed by depth', () => {
  const depth = 100_000;
  expect(problemOf('['.repeat(depth))).toBe('it is no JSON, or its end is missing');
  expect(problemOf(`{"format":1,"words":${'['.repeat(depth)}${']'.repeat(depth)}}`)).toMatch(/^words\.0 is/);
});

describe('older formats', () => {
  /** In format 0 the words were one text, in format 1 a list, and in format 2 it got its name. */
  const third: KeptKind<Words> = {
    ...kind,
    format: 2,
    migrations: {
      0: ({ text }) => ({ list: (text as string).split(' ') }),
      1: ({ list }) => ({ words: list }),
    },
  };

  it('are brought forward step by step', () => {
    const value = { words: ['a', 'b'] };
    expect(decode('{"format":0,"text":"a b"}', third)).toEqual({ ok: true, value });
    expect(decode('{"format":1,"list":["a","b"]}', third)).toEqual({ ok: true, value });
    expect(decode('{"format":2,"words":["a","b"]}', third)).toEqual({ ok: true, value });
  });

  it('are checked only then', () => {
    expect(problemOf('{"format":1,"list":[7]}', third)).toMatch(/^words\.0 is wrong/);
    expect(problemOf('{"format":1,"list":[],"more":1}', third)).toBeNull();
  });

  it('may lack what a step relies on', () => {
    expect(problemOf('{"format":0}', third)).toBe('this Parley cannot read its old format');
  });

  it('need all of their steps', () => {
    const gap = { ...third, migrations: { 1: (older: Fields) => older } };
    expect(problemOf('{"format":0,"text":""}', gap)).toBe('this Parley cannot read its old format');
  });
});
