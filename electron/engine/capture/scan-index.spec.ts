import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { BLOCK_BYTES } from '../../../shared/limits';
import { endCaptures, temporaryFolder } from '../fixtures/live-captures';
import { writeCapture, type PlainRecord } from '../fixtures/write-capture';
import { readRecord, RECORD_BYTES, segmentFile, sumOffset } from './format';
import { findSegments, type SavedSegment } from './saved-segments';
import { scanIndex } from './scan-index';

const PER_BLOCK = BLOCK_BYTES / RECORD_BYTES;
const COUNT = 20 * PER_BLOCK + 100;
let segment: SavedSegment;
let path: string;
beforeEach(async () => {
  const folder = temporaryFolder();
  const bytes = Buffer.from('x');
  const records = Array.from({ length: COUNT }, (_, i): PlainRecord => ({
    at: i,
    endpoint: 1,
    connection: 1,
    kind: 'in',
    bytes,
  }));
  writeCapture(folder, records, { firstSeq: 7 });
  segment = (await findSegments(folder))[0] as SavedSegment;
  path = join(folder, segmentFile(1, 'index'));
});
afterEach(endCaptures);

/** The runs of sound records as `from-to`, joined where they follow each other; and the end of the segment. */
async function scan(): Promise<{ runs: string[]; end: number }> {
  const runs: { from: number; to: number }[] = [];
  const end = await scanIndex(segment, ({ seq, count, fields, offset }) => {
    for (const n of [0, count - 1])
      expect(readRecord(fields, offset + n * RECORD_BYTES).at).toBe(seq - 7 + n);
    const last = runs.at(-1);
    if (last?.to === seq) last.to += count;
    else runs.push({ from: seq, to: seq + count });
  });
  return { runs: runs.map(({ from, to }) => `${from}-${to}`), end };
}

function change(edit: (file: Buffer) => void): void {
  const file = readFileSync(path);
  edit(file);
  writeFileSync(path, file);
}

it('visits every record, over all slices', async () => {
  expect(await scan()).toEqual({ runs: [`7-${7 + COUNT}`], end: 7 + COUNT });
});

it('leaves out damaged blocks, and still knows where the segment ends', async () => {
  change((file) => {
    file[segment.indexOffset + 3 * BLOCK_BYTES]! ^= 1;
    file[segment.indexOffset + 20 * BLOCK_BYTES]! ^= 1;
    file[sumOffset(17) + 1]! ^= 0xff;
  });
  const at = (block: number): number => 7 + block * PER_BLOCK;
  expect(await scan()).toEqual({
    runs: [`7-${at(3)}`, `${at(4)}-${at(17)}`, `${at(18)}-${at(20)}`],
    end: 7 + COUNT,
  });
});

it('counts what was cut off as the segment’s', async () => {
  truncateSync(path, segment.indexOffset + 10 * BLOCK_BYTES + 99);
  expect(await scan()).toEqual({ runs: [`7-${7 + 10 * PER_BLOCK}`], end: 7 + COUNT });
});

it('ends at the last checksum, in the middle of a record too', async () => {
  change((file) => {
    file.fill(0, sumOffset(20), sumOffset(21));
  });
  expect((await scan()).end).toBe(7 + 20 * PER_BLOCK);
});

it('finds nothing in a file that is gone', async () => {
  rmSync(path);
  expect(await scan()).toEqual({ runs: [], end: 7 });
});
