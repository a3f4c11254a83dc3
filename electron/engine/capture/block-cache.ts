import { read } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { BLOCK_BYTES, CACHE_MAX_BLOCKS, CACHE_MAX_FILES } from '../../../shared/limits';
import { runsOf, type BlockPlace, type BlockRun } from './block-runs';
import { segmentFile, SUM_BYTES, sumOffset, wholeBytes } from './format';
import { OpenFiles } from './open-files';
import type { StoredSegment } from './record-store';

const readFile = promisify(read);
/** Blocks that one read takes at most: they share memory, which is only given back when none of them is kept. */
const RUN_BLOCKS = 4;

/** The block's bytes that match their checksum: fewer than a block where the file ends or still grows. Not to be changed. */
export type WholeBlock = Buffer;

/**
 * The blocks of all captures' files that were read last, in memory. Each is verified once, when it is read. Reads wait for
 * the disk in other threads.
 */
export class BlockCache {
  private readonly blocks = new Map<string, WholeBlock>();
  private readonly files: OpenFiles;
  private readonly most: number;

  constructor(most = CACHE_MAX_BLOCKS, mostFiles = CACHE_MAX_FILES) {
    this.most = most;
    this.files = new OpenFiles(mostFiles);
  }

  /** A block that is in memory. The file may have grown since it was read. */
  peek(place: BlockPlace): WholeBlock | undefined {
    const key = keyOf(place);
    const block = this.blocks.get(key);
    if (block === undefined) return undefined;
    this.blocks.delete(key);
    this.blocks.set(key, block);
    return block;
  }

  /**
   * Reads blocks from their files, side by side. Calls back with each one; `null` when it is damaged or its file cannot be
   * read.
   */
  async load(
    places: readonly BlockPlace[],
    take: (place: BlockPlace, block: WholeBlock | null) => void,
  ): Promise<void> {
    await Promise.all(
      runsOf(places, RUN_BLOCKS).map(async (run) => {
        const blocks = await this.files.use(pathOf(run), (fd) => readRun(fd, run)).catch(() => []);
        for (let i = 0; i < run.count; i += 1) {
          const place = { ...run, block: run.block + i };
          const block = blocks[i] ?? null;
          if (block !== null) this.keep(keyOf(place), block);
          take(place, block);
        }
      }),
    );
  }

  /** Closes the files of a segment, which were or will be deleted: an open one keeps its room on the disk. */
  forgetSegment(segment: StoredSegment): void {
    const paths = (['index', 'payload'] as const).map((kind) => pathOf({ segment, kind, block: 0 }));
    this.forget((path) => paths.includes(path));
  }

  /** Closes all files of a capture. */
  forgetFolder(folder: string): void {
    this.forget((path) => dirname(path) === folder);
  }

  private forget(which: (path: string) => boolean): void {
    this.files.release(which);
    for (const key of [...this.blocks.keys()]) {
      if (which(key.slice(0, key.lastIndexOf(':')))) this.blocks.delete(key);
    }
  }

  private keep(key: string, block: WholeBlock): void {
    this.blocks.delete(key);
    this.blocks.set(key, block);
    if (this.blocks.size <= this.most) return;
    for (const oldest of this.blocks.keys()) {
      this.blocks.delete(oldest);
      return;
    }
  }
}

function pathOf({ segment, kind }: BlockPlace): string {
  return join(segment.folder, segmentFile(segment.number, kind));
}

function keyOf(place: BlockPlace): string {
  return `${pathOf(place)}:${place.block}`;
}

/** The checksums are read ahead of the data, which is written ahead of them: what they cover is there. */
async function readRun(fd: number, run: BlockRun): Promise<(WholeBlock | null)[]> {
  const sums = await readUpTo(fd, run.count * SUM_BYTES, sumOffset(run.block));
  const data = await readUpTo(fd, run.count * BLOCK_BYTES, dataAt(run));
  const blocks: (WholeBlock | null)[] = [];
  for (let i = 0; i < run.count; i += 1) {
    const sum = sums.subarray(i * SUM_BYTES, (i + 1) * SUM_BYTES);
    const bytes = data.subarray(i * BLOCK_BYTES, (i + 1) * BLOCK_BYTES);
    blocks.push(wholePart(sum, bytes) ?? (await readAgain(fd, { ...run, block: run.block + i }, sum)));
  }
  return blocks;
}

/** A checksum that was half written when it was read is another one by now; one that is not tells of damage. */
async function readAgain(fd: number, place: BlockPlace, before: Buffer): Promise<WholeBlock | null> {
  const sum = await readUpTo(fd, SUM_BYTES, sumOffset(place.block));
  if (sum.equals(before)) return null;
  const data = await readUpTo(fd, BLOCK_BYTES, dataAt(place));
  return wholePart(sum, data) ?? readAgain(fd, place, sum);
}

/** The bytes that a checksum covers; `null` when they do not match it. */
function wholePart(sum: Buffer, data: Buffer): WholeBlock | null {
  const whole = sum.length < SUM_BYTES ? 0 : wholeBytes(sum, 0, data);
  return whole < 0 ? null : data.subarray(0, whole);
}

function dataAt({ segment, kind, block }: BlockPlace): number {
  return (kind === 'index' ? segment.indexOffset : segment.payloadOffset) + block * BLOCK_BYTES;
}

async function readUpTo(fd: number, length: number, position: number): Promise<Buffer> {
  const memory = Buffer.allocUnsafeSlow(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await readFile(fd, memory, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return memory.subarray(0, filled);
}
