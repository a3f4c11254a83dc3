import { expect, it } from 'vitest';
import { RecordScript, scriptFacts } from '../../fixtures/stored-records';
import { createLineHead } from './line-head';

it('tells the seconds since the line before, whichever way the clock went', () => {
  const head = createLineHead(scriptFacts);
  const [record] = new RecordScript(9).chunk(4, 'in', 'x').records;
  const at = (micros: number): string =>
    head({ ...record!, at: 10_000_000 + micros }, 1).replace(/^\S+ {2}/, '');
  expect([at(0), at(1), at(2_500_001), at(1)]).toEqual([
    '+0.000000  Endpoint 9  #4  in  1',
    '+0.000001  Endpoint 9  #4  in  1',
    '+2.500000  Endpoint 9  #4  in  1',
    '-2.500000  Endpoint 9  #4  in  1',
  ]);
});

it('calls a kind of a later version by its number', () => {
  const [record] = new RecordScript().chunk(0, 'in', 'x').records;
  expect(createLineHead(scriptFacts)({ ...record!, kind: 77 }, null)).toMatch(/ {2}- {2}kind 77$/);
});
