import { read } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { BLOCK_BYTES, CACHE_MAX_BLOCKS, CACHE_MAX_FILES } from '../../../shared/limits';
import { segmentFile, SUM_BYTES, sumOffset, wholeBytes, type FileKind } from './format';
import { OpenFiles } from './open-files';
import type { StoredSegment } from './record-store';

const readFile = promisify(read);

/** One block of one file of a segment. */
export interface BlockPlace {
  readonly segment: StoredSegment;
  readonly kind: FileKind;
  readonly block: number;
}

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

  /** Reads a block from its file; `null` when it is damaged, or the file cannot be read. */
  async load(place: BlockPlace): Promise<WholeBlock | null> {
    try {
      const block = await this.files.use(pathOf(place), (fd) => readBlock(fd, place));
      if (block !== null) this.keep(keyOf(place), block);
      return block;
    } catch {
      return null;
    }
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

/** The checksum is read ahead of the data, which is written ahead of it: what it covers is there. */
async function readBlock(fd: number, { segment, kind, block }: BlockPlace): Promise<WholeBlock | null> {
  const dataAt = kind === 'index' ? segment.indexOffset : segment.payloadOffset;
  let sum = await readUpTo(fd, SUM_BYTES, sumOffset(block));
  for (;;) {
    const data = await readUpTo(fd, BLOCK_BYTES, dataAt + block * BLOCK_BYTES);
    const whole = sum.length < SUM_BYTES ? 0 : wholeBytes(sum, 0, data);
    if (whole >= 0) return data.subarray(0, whole);
    // A checksum that was half written when it was read is another one by now.
    const now = await readUpTo(fd, SUM_BYTES, sumOffset(block));
    if (now.equals(sum)) return null;
    sum = now;
  }
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
