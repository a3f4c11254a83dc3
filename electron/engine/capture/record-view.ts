import { BLOCK_BYTES } from '../../../shared/limits';
import type { BlockCache, WholeBlock } from './block-cache';
import type { BlockPlace } from './block-runs';
import { readRecord, RECORD_BYTES, SUM_BYTES, sumOffset, type FileKind, type RecordFields } from './format';
import type { RecordStore, StoredSegment } from './record-store';

/** `undefined`: not known yet, a block is missing. `null`: it cannot be had, for it is damaged or dropped. */
export type Known<T> = T | null | undefined;

/** Blocks of a file, whose offsets have 32 bits. */
const MAX_BLOCKS = 2 ** 32 / BLOCK_BYTES;

interface HeldBlock {
  readonly bytes: WholeBlock | null;
  /** The same, for reading records: making one for each of them would take longer than reading it. */
  readonly fields: DataView | null;
  /** How much of it was wanted when it was read: no more can be had by reading it again for as much. */
  readonly wanted: number;
}

interface MissingBlock {
  readonly place: BlockPlace;
  wanted: number;
}

/**
 * What one read sees of a capture. Its questions are answered at once, from memory and from the blocks loaded so far; those
 * that cannot be answered yet note which blocks they lack. So a whole window is put together without waiting, again after
 * each {@link load}, until nothing was missing; and it does not matter what leaves memory or the capture meanwhile.
 */
export class RecordView {
  private readonly held = new Map<number, HeldBlock>();
  private readonly missing = new Map<number, MissingBlock>();
  /** How often a question could not be answered yet. */
  private lacked = 0;
  private readonly store: RecordStore;
  private readonly cache: BlockCache;

  constructor(store: RecordStore, cache: BlockCache) {
    this.store = store;
    this.cache = cache;
  }

  /**
   * Puts something together for each key, out of what this view answers; again for those that lacked a block, until nothing
   * is missing.
   */
  async settle<K, T>(keys: readonly K[], assemble: (key: K) => T): Promise<T[]> {
    const results = new Array<T>(keys.length);
    let open = [...keys.keys()];
    for (;;) {
      open = open.filter((place) => {
        const before = this.lacked;
        results[place] = assemble(keys[place] as K);
        return this.lacked > before;
      });
      if (open.length === 0) return results;
      await this.load();
    }
  }

  /** The fields of a record. */
  record(seq: number): Known<RecordFields> {
    const { store } = this;
    if (seq < store.first || seq >= store.next) return null;
    const segment = store.segmentOf(seq);
    if (segment === undefined) return null;
    const inMemory = store.recordInMemory(seq);
    if (inMemory !== null) return inMemory;
    const position = (seq - segment.firstSeq) * RECORD_BYTES;
    const within = position % BLOCK_BYTES;
    const block = this.block(segment, 'index', (position - within) / BLOCK_BYTES, within + RECORD_BYTES);
    if (block === null || block === undefined) return block;
    return readRecord(block.fields as DataView, within);
  }

  /** A copy of `length` payload bytes of a record from `offset` on, which lie within the record. */
  payload(seq: number, { position }: RecordFields, offset: number, length: number): Known<Uint8Array> {
    const segment = this.store.segmentOf(seq);
    if (segment === undefined) return null;
    const start = position + offset;
    const end = start + length;
    const copy = new Uint8Array(length);
    let known: Known<Uint8Array> = copy;
    for (let at = start; at < end;) {
      const block = Math.floor(at / BLOCK_BYTES);
      const stop = Math.min(end, (block + 1) * BLOCK_BYTES);
      const part = this.part(segment, block, at, stop);
      // Further blocks are asked for all the same, so that all that are missing are loaded together.
      if (part === null || part === undefined) known = known === null ? null : part;
      else copy.set(part, at - start);
      at = stop;
    }
    return known;
  }

  /** Reads all blocks that were missing. */
  private async load(): Promise<void> {
    const missing = new Map(this.missing);
    this.missing.clear();
    const places = [...missing.values()].map(({ place }) => place);
    await this.cache.load(places, (place, block) => {
      const key = keyOf(place);
      this.held.set(key, heldBlock(block, missing.get(key)?.wanted ?? 0));
    });
  }

  /** Payload bytes `at … stop - 1` of a segment, which lie within one block. */
  private part(segment: StoredSegment, block: number, at: number, stop: number): Known<Uint8Array> {
    const inMemory = this.store.payloadInMemory(segment, at, stop - at);
    if (inMemory !== null) return inMemory;
    const start = block * BLOCK_BYTES;
    const held = this.block(segment, 'payload', block, stop - start);
    return held === null ? null : held?.bytes?.subarray(at - start, stop - start);
  }

  /** A block whose first `wanted` bytes are whole. */
  private block(segment: StoredSegment, kind: FileKind, block: number, wanted: number): Known<HeldBlock> {
    if (sumOffset(block) + SUM_BYTES > (kind === 'index' ? segment.indexOffset : segment.payloadOffset))
      return null;
    const place = { segment, kind, block };
    const key = keyOf(place);
    const held = this.held.get(key) ?? heldBlock(this.cache.peek(place) ?? null, 0);
    if (held.bytes !== null && held.bytes.length >= wanted) {
      this.held.set(key, held);
      return held;
    }
    if (wanted <= held.wanted) return null;
    this.lacked += 1;
    const missing = this.missing.get(key);
    if (missing === undefined) this.missing.set(key, { place, wanted });
    else missing.wanted = Math.max(missing.wanted, wanted);
    return undefined;
  }
}

function keyOf({ segment, kind, block }: BlockPlace): number {
  return (segment.number * 2 + (kind === 'index' ? 0 : 1)) * MAX_BLOCKS + block;
}

function heldBlock(bytes: WholeBlock | null, wanted: number): HeldBlock {
  const fields = bytes === null ? null : new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return { bytes, fields, wanted };
}
