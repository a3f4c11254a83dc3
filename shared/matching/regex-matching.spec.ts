import { describe, expect, it } from 'vitest';
import type { EncodingName } from '../model/message';
import type { CompiledMatching } from './compile-matching';
import { compileRegexMatching } from './regex-matching';

interface Options {
  readonly over?: 'bytes' | 'text';
  readonly encoding?: EncodingName;
  readonly matchCase?: boolean;
}

const make = (source: string, options: Options = {}) =>
  compileRegexMatching({ by: 'regex', source, over: 'text', encoding: 'utf-8', matchCase: true, ...options });

function compiled(source: string, options: Options = {}): CompiledMatching {
  const made = make(source, options);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

describe('over bytes', () => {
  it('matches each byte as the character of its number', () => {
    const match = compiled('\\x01(?<length>.)([\\x80-\\xff]+)', { over: 'bytes' }).match(
      Buffer.from('ff01057f0105fe8000', 'hex'),
    );
    expect(match).toMatchObject({ start: 4, end: 8 });
    expect(match?.group('length')).toEqual(Buffer.from('05', 'hex'));
    expect(match?.group('2')).toEqual(Buffer.from('fe80', 'hex'));
    expect(match?.group('0')).toEqual(Buffer.from('0105fe80', 'hex'));
    expect(match?.group('3')).toBeNull();
  });

  it('has no characters beyond bytes', () => {
    expect(make('a学', { over: 'bytes' })).toMatchObject({
      error: { code: 'invalid_pattern', details: { position: 1 } },
    });
    expect(make('é', { over: 'bytes' }).ok).toBe(true);
  });
});

describe('over text', () => {
  it('gives offsets and captures in bytes', () => {
    const match = compiled('é(.)!').match(Buffer.from('学é😀!'));
    expect(match).toMatchObject({ start: 3, end: 10 });
    expect(match?.group('1')).toEqual(Buffer.from('😀'));
  });

  it('goes on beyond bytes that are no text', () => {
    const match = compiled('(.)OK').match(Buffer.from('fffe4f4b', 'hex'));
    expect(match).toMatchObject({ start: 1, end: 4 });
    expect(match?.group('1')).toEqual(Buffer.from('fe', 'hex'));
  });

  it('reads the encoding that was chosen', () => {
    const input = Buffer.from('学x', 'utf16le');
    expect(compiled('^学', { encoding: 'utf-16le' }).match(input)).toMatchObject({ start: 0, end: 2 });
    expect(compiled('^学').match(input)).toBeNull();
  });

  it('folds letters unless told otherwise', () => {
    expect(compiled('ÉCOLE', { matchCase: false }).match(Buffer.from('école'))).not.toBeNull();
    expect(compiled('ÉCOLE').match(Buffer.from('école'))).toBeNull();
  });
});

it('names itself', () => {
  expect(compiled('a+').words).toBe('matches /a+/');
  expect(compiled('a+', { matchCase: false }).words).toBe('matches /a+/i');
  expect(compiled('(?<x>a)').groups).toEqual(['0', '1', 'x']);
});
