import { afterEach, beforeEach, expect, it } from 'vitest';
import { BLOCK_BYTES } from '../../../shared/limits';
import { endCaptures, temporaryFolder } from '../fixtures/live-captures';
import { writeCapture } from '../fixtures/write-capture';
import { BlockCache } from './block-cache';
import { RECORD_BYTES } from './format';
import { RecordView } from './record-view';
import { SavedRecords } from './saved-records';

const COUNT = (2 * BLOCK_BYTES) / RECORD_BYTES + 1;
let records: SavedRecords;
beforeEach(async () => {
  const folder = temporaryFolder();
  writeCapture(
    folder,
    Array.from({ length: COUNT }, (_, i) => ({
      at: i,
      endpoint: 1,
      connection: 1,
      kind: 'in',
      bytes: Buffer.alloc(100, i),
    })),
    { firstSeq: 5 },
  );
  records = (await SavedRecords.scan(folder)) as SavedRecords;
});
afterEach(endCaptures);

const timeOf = (view: RecordView, seq: number): number | null | undefined => {
  const record = view.record(seq);
  return record === null || record === undefined ? record : record.at;
};

it('answers once the blocks were read, and asks for each of them once', async () => {
  const view = new RecordView(records, new BlockCache());
  const asked: number[] = [];
  const answers = await view.settle([5, 6, COUNT + 4], (seq) => (asked.push(seq), timeOf(view, seq)));
  expect(answers).toEqual([0, 1, COUNT - 1]);
  expect(asked).toEqual([5, 6, COUNT + 4, 5, 6, COUNT + 4]);
  expect(timeOf(view, 7)).toBe(2);
});

it('puts nothing together twice that lacked nothing', async () => {
  const cache = new BlockCache();
  const warm = new RecordView(records, cache);
  await warm.settle([5], (seq) => timeOf(warm, seq));
  const view = new RecordView(records, cache);
  const asked: number[] = [];
  await view.settle([5, COUNT + 4, 6], (seq) => (asked.push(seq), timeOf(view, seq)));
  expect(asked).toEqual([5, COUNT + 4, 6, COUNT + 4]);
});

it('has no record that is not held', async () => {
  const view = new RecordView(records, new BlockCache());
  expect([view.record(4), view.record(COUNT + 5)]).toEqual([null, null]);
});

it('copies payload over blocks, and has nothing behind the end', async () => {
  const view = new RecordView(records, new BlockCache());
  const at = (seq: number): NonNullable<ReturnType<RecordView['record']>> => ({
    ...view.record(seq)!,
    position: (seq - 5) * 100,
  });
  const [whole, part, beyond] = await view.settle([168, 168, COUNT + 4], (seq) =>
    view.record(seq) ? view.payload(seq, at(seq), seq === 168 ? 20 : 50, seq === 168 ? 70 : 100) : undefined,
  );
  // Record 168 begins in one block of the payload and ends in the next.
  expect(Math.floor((163 * 100 + 20) / BLOCK_BYTES)).toBeLessThan(Math.floor((163 * 100 + 89) / BLOCK_BYTES));
  expect(whole).toEqual(new Uint8Array(70).fill(163));
  expect(part).toEqual(whole);
  expect(beyond).toBeNull();
});
