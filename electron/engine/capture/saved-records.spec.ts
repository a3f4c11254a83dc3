import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { endCaptures, temporaryFolder } from '../fixtures/live-captures';
import { writeCapture, type PlainRecord } from '../fixtures/write-capture';
import { segmentFile } from './format';
import { SavedRecords } from './saved-records';

afterEach(endCaptures);

const records = Array.from({ length: 30 }, (_, i): PlainRecord => ({
  at: i,
  endpoint: 1 + (i % 2),
  connection: i % 3,
  kind: 'in',
  bytes: Buffer.from('x'),
}));

async function scan(prepare: (folder: string) => void = () => undefined): Promise<SavedRecords> {
  const folder = temporaryFolder();
  writeCapture(folder, records, { segmentRecords: 10, firstSeq: 100 });
  prepare(folder);
  const found = await SavedRecords.scan(folder);
  if (typeof found === 'string') throw new Error(found);
  return found;
}

it('has rows of every view, and the segment of every record', async () => {
  const found = await scan();
  expect([found.first, found.next, found.damaged]).toEqual([100, 130, 0]);
  expect(found.all.seqs(100, 3)).toEqual([100, 101, 102]);
  expect(found.lists.of({ endpoint: 2 as never, connection: null }).seqs(0, 3)).toEqual([101, 103, 105]);
  expect(found.connectionRows(2)?.seqs(0, 3)).toEqual([102, 105, 108]);
  expect(found.connectionRows(0)).toBeUndefined();
  expect([100, 109, 110, 129].map((seq) => found.segmentOf(seq)?.number)).toEqual([1, 1, 2, 3]);
  expect([found.recordInMemory(), found.payloadInMemory()]).toEqual([null, null]);
});

it('begins where the oldest segments were dropped, and counts those that are missing in between', async () => {
  const dropped = await scan((folder) => {
    for (const kind of ['index', 'payload'] as const) rmSync(join(folder, segmentFile(1, kind)));
  });
  expect([dropped.first, dropped.next, dropped.damaged]).toEqual([110, 130, 0]);
  const missing = await scan((folder) => rmSync(join(folder, segmentFile(2, 'index'))));
  expect([missing.first, missing.next, missing.damaged]).toEqual([100, 130, 10]);
  expect(missing.all.seqs(109, 2)).toEqual([109, 120]);
});

it('says why when there is nothing', async () => {
  expect(await SavedRecords.scan(join(temporaryFolder(), 'none'))).toBe('its folder cannot be read');
});
