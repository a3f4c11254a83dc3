import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { BLOCK_BYTES, SEGMENT_PAYLOAD_BYTES } from '../../../shared/limits';
import { endCaptures, temporaryFolder } from '../fixtures/live-captures';
import { writeCapture } from '../fixtures/write-capture';
import { BlockFile } from './block-file';
import { dataOffset, segmentFile } from './format';
import { PayloadWindows } from './payload-windows';

const LEAST = 4 * BLOCK_BYTES;
const byteAt = (position: number): number => Math.floor(position / 1_000) % 251;
const files: BlockFile[] = [];
afterEach(async () => {
  for (const file of files.splice(0)) file.close();
  await endCaptures();
});

/** Windows over a payload of so many bytes; `write` writes another payload in its place. */
function open(length: number): { windows: PayloadWindows; write: (length: number) => string } {
  const folder = temporaryFolder();
  const path = join(folder, segmentFile(1, 'payload'));
  const write = (bytes: number): string => {
    const payload = Buffer.from(Array.from({ length: bytes }, (_, i) => byteAt(i)));
    writeCapture(folder, [{ at: 1, endpoint: 1, connection: 1, kind: 'in', bytes: payload }]);
    return path;
  };
  const file = BlockFile.open(write(length), 'payload')!;
  files.push(file);
  return { windows: new PayloadWindows(file, LEAST), write };
}

function found(windows: PayloadWindows, position: number, length: number): Buffer | null {
  const window = windows.find(position, length);
  if (window === null) return null;
  const start = position - window.from;
  expect([window.memory[start], window.memory[start + length - 1]]).toEqual([
    byteAt(position),
    byteAt(position + length - 1),
  ]);
  return window.memory;
}

it('gives the same memory for what lies together, and another object for the rest', () => {
  const { windows } = open(1_000_000);
  const first = found(windows, 10, 1_000);
  expect(found(windows, 50_000, 15_000)).toBe(first);
  const second = found(windows, 60_000, 10_000);
  expect(second).not.toBe(first);
  expect(found(windows, 20, 100)).toBe(first);
  const seen = [first, second];
  for (let position = 200_000; position < 900_000; position += LEAST) {
    const memory = found(windows, position, 10);
    expect(seen).not.toContain(memory);
    seen.push(memory);
  }
});

it('leaves the one before as it was', () => {
  const { windows } = open(1_000_000);
  const first = windows.find(0, 10)!;
  const copy = Buffer.from(first.memory);
  windows.find(300_000, 10);
  windows.find(600_000, 10);
  expect(first.memory.equals(copy)).toBe(true);
});

it('makes room for a record larger than a window', () => {
  expect(found(open(1_000_000).windows, 5, 900_000)?.length).toBeGreaterThanOrEqual(900_000);
});

it('has nothing of bytes that are damaged or were never written', () => {
  const { windows, write } = open(200_000);
  const path = write(200_000);
  const bytes = readFileSync(path);
  bytes[dataOffset(SEGMENT_PAYLOAD_BYTES) + BLOCK_BYTES + 7]! ^= 1;
  writeFileSync(path, bytes);
  expect(found(windows, 100, BLOCK_BYTES)).toBeNull();
  expect(found(windows, 100, 100)).not.toBeNull();
  expect(found(windows, 2 * BLOCK_BYTES, 100)).not.toBeNull();
  expect(found(windows, 199_990, 11)).toBeNull();
  expect(found(windows, 2 ** 32, 2 ** 31)).toBeNull();
});

it('sees in a later pass what was written meanwhile', () => {
  const { windows, write } = open(1_000);
  windows.begin();
  expect(found(windows, 0, 1_000)).not.toBeNull();
  write(3_000);
  windows.begin();
  expect(found(windows, 1_500, 1_000)).not.toBeNull();
});
