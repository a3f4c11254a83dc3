import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fail, succeed, type Outcome } from '../../../shared/errors';
import type { CapturedEndpoint, CaptureId, OpenedCapture } from '../../../shared/model/capture';
import type { Row } from '../../../shared/model/row';
import type { BlockCache } from './block-cache';
import type { FlushedExtent, RecordCapture, RowSource, Stretch, StretchPlace, View } from './capture';
import { decodeManifest, MANIFEST_FILE, type Manifest } from './manifest';
import { RowReader } from './row-reader';
import { SavedRecords } from './saved-records';

/** The manifest of a capture's folder; `null` when it cannot be read. */
export async function readManifest(folder: string): Promise<Manifest | null> {
  const text = await readFile(join(folder, MANIFEST_FILE), 'utf8').catch(() => '');
  return decodeManifest(text);
}

/** A capture of an earlier run, opened read only. */
export class SavedCapture implements RecordCapture {
  readonly id: CaptureId;
  /** What it is, and how much of it can be read. */
  readonly about: OpenedCapture;
  private readonly folder: string;
  private readonly records: SavedRecords;
  private readonly reader: RowReader;
  private readonly cache: BlockCache;

  private constructor(folder: string, about: OpenedCapture, records: SavedRecords, cache: BlockCache) {
    this.id = about.id;
    this.about = about;
    this.folder = folder;
    this.records = records;
    this.cache = cache;
    this.reader = new RowReader(records, cache);
  }

  /** Opens a capture's folder: reads its whole index, which is 32 bytes a record. Fails as `capture_unreadable`. */
  static async open(folder: string, id: CaptureId, cache: BlockCache): Promise<Outcome<SavedCapture>> {
    const name = basename(folder);
    const manifest = await readManifest(folder);
    const records = await SavedRecords.scan(folder);
    if (typeof records === 'string') return fail('capture_unreadable', { name, problem: records });
    const { first, next, damaged } = records;
    if (first === next && manifest === null)
      return fail('capture_unreadable', { name, problem: 'there is no record in its folder' });
    const { startedAt = null, endpoints = [] } = manifest ?? {};
    const about = { id, name, startedAt, first, next, damaged, endpoints: [...endpoints] };
    return succeed(new SavedCapture(folder, about, records, cache));
  }

  source(view: View): RowSource {
    const { lists, all } = this.records;
    return view.endpoint === null && view.connection === null ? all : lists.of(view);
  }

  read(seqs: readonly number[]): Promise<Row[]> {
    return this.reader.rows(seqs);
  }

  bytes(seq: number, offset: number, length: number): Promise<Outcome<{ bytes: Uint8Array; total: number }>> {
    return this.reader.bytes(seq, offset, length);
  }

  stretch(place: StretchPlace): Promise<Outcome<Stretch>> {
    return this.reader.stretch(place);
  }

  seqAt(at: number): Promise<number | null> {
    return this.reader.seqAt(this.records.all, at);
  }

  endpoints(): readonly CapturedEndpoint[] {
    return this.about.endpoints;
  }

  extent(): FlushedExtent {
    const { first, next } = this.records;
    return { folder: this.folder, first, next, growing: false };
  }

  /** Nothing is ever flushed or dropped. */
  onExtent(): () => void {
    return () => undefined;
  }

  /** Closes its files. */
  close(): void {
    this.cache.forgetFolder(this.folder);
  }
}
