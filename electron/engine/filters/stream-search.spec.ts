import { expect, it } from 'vitest';
import { kindCodes } from '../capture/record-kinds';
import type { StoredRecord } from '../capture/reader';
import { searchRecord, streamOf, type StreamSearch } from './stream-search';

const base = { seq: 0, at: 0, endpoint: 1, connection: 3, length: 1, memory: Buffer.from('a'), start: 0 };
const told: unknown[] = [];
const search: StreamSearch = {
  chunk: (_memory, { kind }, stream, fits) => told.push(['chunk', kind, stream, fits]),
  forget: (stream) => told.push(['forget', stream]),
  flush: () => undefined,
};

it.each<[keyof typeof kindCodes, Partial<StoredRecord>, unknown[]]>([
  ['in', {}, [['chunk', 0, 6, true]]],
  ['out', {}, [['chunk', 1, 7, true]]],
  ['in', { length: 0 }, []],
  ['in', { memory: null }, [['forget', 6]]],
  ['opened', {}, []],
  ['half-closed', {}, []],
  [
    'closed',
    {},
    [
      ['forget', 6],
      ['forget', 7],
    ],
  ],
  [
    'reset',
    {},
    [
      ['forget', 6],
      ['forget', 7],
    ],
  ],
  [
    'gap',
    {},
    [
      ['forget', 6],
      ['forget', 7],
    ],
  ],
])('a record is bytes of a stream, a break in it, or neither: %s %j', (kind, fields, expected) => {
  told.length = 0;
  const record = { ...base, kind: kindCodes[kind], ...fields };
  searchRecord(search, record, true);
  expect(told).toEqual(expected);
  expect(streamOf({ ...record, kind: kindCodes.out })).toBe(7);
});
