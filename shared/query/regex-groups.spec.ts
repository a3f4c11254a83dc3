import { expect, it } from 'vitest';
import { countGroups } from './regex-groups';

it.each<[string, number, string[]]>([
  ['', 0, []],
  ['(a)(b(c))', 3, []],
  ['(?:a)(?=b)(?!c)(?<=d)(?<!e)', 0, []],
  ['(?<x>a)(?<y1>b)', 2, ['x', 'y1']],
  ['\\(a[(]b\\\\(c)', 1, []],
  ['((', 2, []],
])('%s has %d groups that capture', (pattern, count, names) => {
  expect(countGroups(pattern)).toEqual({ count, names: new Set(names) });
});
