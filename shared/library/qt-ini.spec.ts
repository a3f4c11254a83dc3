import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyOf, readQtIni } from './qt-ini';

describe('readQtIni', () => {
  it.each([
    ['  plain text  ', 'plain text'],
    ['" padded "', ' padded '],
    ['"a, b; c"', 'a, b; c'],
    ['a, b', 'a, b'],
    ['a ; a remark', 'a'],
    ['\\x4e2d\\x6587', '中文'],
    ['\\xd83d\\xde00', '😀'],
    ['a\\"b\\\\c\\n', 'a"b\\c\n'],
    ['tab\\t ', 'tab\t'],
    ['\\101', 'A'],
    ['@ByteArray(30 31)', '30 31'],
    ['"@ByteArray(a\\0b)"', 'a\0b'],
    ['@@home', '@home'],
    ['@Invalid()', ''],
    ['@home', '@home'],
    ['a=b', 'a=b'],
    ['', ''],
  ])('reads the value %j as %j', (raw, value) => {
    expect(readQtIni(`key=${raw}`).get('key')).toBe(value);
  });

  it('reads sections and keys', () => {
    const text = [
      'first=1',
      '; a remark',
      '[General]',
      'second=2',
      '[NAMES]',
      '1\\name=a',
      '[%General]',
      'x=3',
      '[Hello%20%U4E2D%2F]',
      'sub%3Dkey\\deep=4',
      'no value',
    ].join('\r\n');
    expect([...readQtIni(text)]).toEqual([
      ['first', '1'],
      ['second', '2'],
      ['NAMES/1/name', 'a'],
      ['General/x', '3'],
      ['Hello 中//sub=key/deep', '4'],
    ]);
  });

  it('reads any text without a word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(readQtIni(`[${text}]\n${text}=${text}`)).toBeInstanceOf(Map);
      }),
    );
  });
});

describe('keyOf', () => {
  it.each([
    ['plain', 'plain'],
    ['/a//b/', 'a/b'],
    ['a\\b', 'a\\b'],
  ])('of %j is %j', (name, key) => {
    expect(keyOf(name)).toBe(key);
  });
});
