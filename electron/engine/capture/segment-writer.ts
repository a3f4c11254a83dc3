import { join } from 'node:path';
import type { BlockCache } from './block-cache';
import type { CaptureFolder } from './capture-folder';
import type { Disk } from './disk';
import { segmentFile } from './format';
import { MANIFEST_FILE } from './manifest';
import type { LiveSegment, SegmentChain } from './segment-chain';
import { SegmentFiles } from './segment-files';

/** Brings a chain of segments to disk, and takes the oldest away again. One call at a time; rejects with the system's error. */
export class SegmentWriter {
  private readonly disk: Disk;
  private readonly folder: CaptureFolder;
  private readonly chain: SegmentChain;
  private readonly cache: BlockCache;
  /** The files of the segment that is being written. */
  private files: SegmentFiles | null = null;

  constructor(disk: Disk, folder: CaptureFolder, chain: SegmentChain, cache: BlockCache) {
    this.disk = disk;
    this.folder = folder;
    this.chain = chain;
    this.cache = cache;
  }

  /** Writes all that waits now, and calls back after each part of it. */
  async write(progress: () => void): Promise<void> {
    await this.folder.prepare();
    for (const segment of this.chain.inMemory) {
      const { memory } = segment;
      if (memory === null) continue;
      if (memory.waiting > 0) {
        if (this.files?.segment !== memory) {
          this.files = await SegmentFiles.create(this.disk, this.folder.path, memory);
        }
        const { files } = this;
        await files.write(() => {
          this.chain.written(segment, files.bytes);
          progress();
        });
      }
      if (memory.state === 'open' || memory.waiting > 0) continue;
      await this.release();
      segment.memory = null;
    }
  }

  /** Deletes the oldest segments while all files take more than so many bytes; tells, ahead of each, which record is the first. */
  async retain(maxBytes: number, dropped: (first: number) => void): Promise<void> {
    while (this.chain.diskBytes > maxBytes) {
      const oldest = this.chain.dropOldest();
      const next = this.chain.oldest;
      if (oldest === undefined || next === undefined) return;
      dropped(next.firstSeq);
      await this.remove(oldest);
    }
  }

  /** Deletes the files of segments that were taken out of the chain. */
  async removeAll(segments: readonly LiveSegment[]): Promise<void> {
    await this.release();
    for (const segment of segments) await this.remove(segment);
  }

  /** Gives a sign of life. Rejects when the files are gone. */
  async beat(): Promise<void> {
    const segment = this.files?.segment.start.number;
    await this.folder.beat(segment === undefined ? MANIFEST_FILE : segmentFile(segment, 'index'));
  }

  /** Closes the files; the next write of the same segment makes them anew. */
  async release(): Promise<void> {
    const { files } = this;
    this.files = null;
    await files?.close();
  }

  /** The index goes first: without it, what is left of a segment is none. */
  private async remove(segment: LiveSegment): Promise<void> {
    const { folder, number } = segment;
    // A file that is still open for reading would keep its room on the disk.
    this.cache.forgetSegment(segment);
    await this.disk.remove(join(folder, segmentFile(number, 'index')));
    await this.disk.remove(join(folder, segmentFile(number, 'payload')));
  }
}
