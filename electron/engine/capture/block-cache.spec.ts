import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { BLOCK_BYTES, SEGMENT_PAYLOAD_BYTES } from '../../../shared/limits';
import { endCaptures, temporaryFolder } from '../fixtures/live-captures';
import { writeCapture } from '../fixtures/write-capture';
import { BlockCache } from './block-cache';
import { dataOffset, segmentFile } from './format';
import type { StoredSegment } from './record-store';

const payloadOffset = dataOffset(SEGMENT_PAYLOAD_BYTES);
let segment: StoredSegment;
let path: string;
beforeEach(() => {
  const folder = join(temporaryFolder(), 'capture');
  const bytes = Buffer.from(Array.from({ length: 10 * BLOCK_BYTES + 100 }, (_, i) => i / BLOCK_BYTES));
  writeCapture(folder, [{ at: 1, endpoint: 1, connection: 1, kind: 'in', bytes }]);
  segment = { folder, number: 1, firstSeq: 0, indexOffset: 4_096, payloadOffset };
  path = join(folder, segmentFile(1, 'payload'));
});
afterEach(endCaptures);

/** Loads blocks of the payload; for each, its length and its first byte, or `null`. */
async function load(
  cache: BlockCache,
  ...blocks: number[]
): Promise<Record<number, [number, number | undefined] | null>> {
  const found: Record<number, [number, number | undefined] | null> = {};
  const places = blocks.map((block) => ({ segment, kind: 'payload' as const, block }));
  await cache.load(places, ({ block }, bytes) => (found[block] = bytes && [bytes.length, bytes[0]]));
  return found;
}

const peek = (cache: BlockCache, block: number): boolean =>
  cache.peek({ segment, kind: 'payload', block }) !== undefined;

it('reads blocks, alone and in runs, the last one as far as it goes', async () => {
  const cache = new BlockCache();
  expect(await load(cache, 3, 10, 0, 4, 5, 6, 7, 8)).toEqual({
    0: [BLOCK_BYTES, 0],
    3: [BLOCK_BYTES, 3],
    4: [BLOCK_BYTES, 4],
    5: [BLOCK_BYTES, 5],
    6: [BLOCK_BYTES, 6],
    7: [BLOCK_BYTES, 7],
    8: [BLOCK_BYTES, 8],
    10: [100, 10],
  });
  expect([peek(cache, 3), peek(cache, 9)]).toEqual([true, false]);
});

it('keeps those that were used last', async () => {
  const cache = new BlockCache(3);
  await load(cache, 0, 1, 2);
  expect(peek(cache, 0)).toBe(true);
  await load(cache, 5);
  expect([0, 1, 2, 5].map((block) => peek(cache, block))).toEqual([true, false, true, true]);
});

it('tells damaged blocks from whole ones next to them', async () => {
  const file = readFileSync(path);
  file[payloadOffset + 4 * BLOCK_BYTES + 9]! ^= 1;
  writeFileSync(path, file);
  const cache = new BlockCache();
  expect(await load(cache, 3, 4, 5)).toEqual({ 3: [BLOCK_BYTES, 3], 4: null, 5: [BLOCK_BYTES, 5] });
  expect(peek(cache, 4)).toBe(false);
});

it('has nothing of a file that is not there, and nothing behind the end of one', async () => {
  expect(await load(new BlockCache(), 200)).toEqual({ 200: [0, undefined] });
  rmSync(path);
  expect(await load(new BlockCache(), 0, 1)).toEqual({ 0: null, 1: null });
});

it('forgets a segment, or all of a folder', async () => {
  for (const forget of [
    (cache: BlockCache) => cache.forgetSegment(segment),
    (cache: BlockCache) => cache.forgetFolder(segment.folder),
  ]) {
    const cache = new BlockCache();
    await load(cache, 0);
    cache.forgetSegment({ ...segment, number: 2 });
    cache.forgetFolder(join(segment.folder, '..'));
    expect(peek(cache, 0)).toBe(true);
    forget(cache);
    expect(peek(cache, 0)).toBe(false);
  }
});
