import { describe, expect, it } from 'vitest';
import { readDollar } from './dollar';

describe('readDollar', () => {
  it.each(['$', '$x', '$ {iso}', '$1', '$$'])('leaves %j a dollar sign', (source) => {
    expect(readDollar(source, 0, null)).toBeNull();
  });

  it('reads what is in braces, from where it stands', () => {
    expect(readDollar('a${iso}b', 1, null)).toEqual({ kind: 'variable', variable: { kind: 'iso' }, end: 7 });
    expect(readDollar('${end}', 0, null)).toEqual({ kind: 'mark', mark: 'end', end: 6 });
  });

  it('takes the longest number that is a group', () => {
    const groups = Array.from({ length: 13 }, (_, number) => String(number));
    expect(readDollar('$123', 0, groups)).toMatchObject({ variable: { group: '12' }, end: 3 });
    expect(readDollar('$123', 0, ['0', '1'])).toMatchObject({ variable: { group: '1' }, end: 2 });
    expect(readDollar('$0', 0, ['0'])).toMatchObject({ variable: { group: '0' }, end: 2 });
  });

  it.each(['${', '${iso', '${iso\n}', '${a{b}', `\${${'x'.repeat(81)}}`])('finds no end of %j', (source) => {
    expect(readDollar(source, 0, null)).toMatchObject({ kind: 'problem', end: 2 });
  });
});
