import { WINDOW_MAX_ROWS } from '../../../shared/limits';
import { ConnectionRows } from './connection-rows';
import { PackedBytes } from './packed-bytes';
import { RowPage } from './row-page';

const BLOCK_BYTES = 64 * 1024;
/** Where what is kept of a connection is among its first bytes; its distances (`row-page.ts`) follow. */
const field = { connection: 0, base: 8, last: 16, endpoint: 24, count: 28, distances: 30 } as const;
const HEADER_BYTES = 32;
/** In the place of a connection's id: nothing follows in this block. */
const NOTHING = 0;
/**
 * The rows of connections that ended with no more than a page of them, one behind the other in blocks: as objects each would cost
 * some hundred bytes. As they are put there in the order in which they ended, what is dropped goes from the front.
 */
export class EndedRows {
  private readonly places = new Map<number, number>();
  /** One list for each row that a window may show: while it is read, the same ones are asked for again and again. */
  private readonly atHand = new Map<number, ConnectionRows>();
  private readonly blocks: DataView[] = [];
  /** Number of the first block, counted from the first there ever was; and where its oldest connection is. */
  private firstBlock = 0;
  private oldest = 0;
  /** Bytes used of the last block. */
  private used = BLOCK_BYTES;
  /** No row below it is held. */
  private floor = 0;
  private readonly packed: PackedBytes;

  /** @param packed where a connection that goes on puts full pages */
  constructor(packed = new PackedBytes()) {
    this.packed = packed;
  }

  /** Number of connections. */
  get size(): number {
    return this.places.size;
  }

  /** Keeps the only page of a connection's rows, whose last one is newer than all that were put before. */
  put(connection: number, endpoint: number, page: RowPage): void {
    const { distances } = page;
    if (this.used + HEADER_BYTES + distances.length > BLOCK_BYTES) {
      this.blocks.push(new DataView(new ArrayBuffer(BLOCK_BYTES)));
      this.used = 0;
    }
    const block = this.blocks.at(-1) as DataView;
    const at = this.used;
    block.setFloat64(at + field.connection, connection);
    block.setFloat64(at + field.base, page.base);
    block.setFloat64(at + field.last, page.last);
    block.setUint32(at + field.endpoint, endpoint);
    block.setUint16(at + field.count, page.count);
    block.setUint16(at + field.distances, distances.length);
    new Uint8Array(block.buffer).set(distances, at + HEADER_BYTES);
    this.used = at + HEADER_BYTES + distances.length;
    this.places.set(connection, (this.firstBlock + this.blocks.length - 1) * BLOCK_BYTES + at);
  }

  /** The rows of a connection, the same list for as long as it is asked for now and then. */
  get(connection: number): ConnectionRows | undefined {
    const place = this.places.get(connection);
    if (place === undefined) return undefined;
    const rows = this.atHand.get(connection) ?? this.read(place);
    this.atHand.delete(connection);
    this.atHand.set(connection, rows);
    if (this.atHand.size > WINDOW_MAX_ROWS) this.atHand.delete(this.atHand.keys().next().value as number);
    return rows;
  }

  /** Like {@link get}, for a connection that goes on after all: it is no longer here. */
  take(connection: number): ConnectionRows | undefined {
    const rows = this.get(connection);
    this.forget(connection);
    return rows;
  }

  /** Drops all rows of records before `seq`, and the connections that have no others. */
  dropBelow(seq: number): void {
    if (seq <= this.floor) return;
    this.floor = seq;
    for (const rows of this.atHand.values()) rows.dropBelow(seq);
    for (let [block] = this.blocks; block !== undefined; [block] = this.blocks) {
      const at = this.oldest;
      const connection = at + HEADER_BYTES > BLOCK_BYTES ? NOTHING : block.getFloat64(at + field.connection);
      if (connection !== NOTHING) {
        if (block.getFloat64(at + field.last) >= seq) return;
        if (this.places.get(connection) === this.firstBlock * BLOCK_BYTES + at) this.forget(connection);
        this.oldest = at + HEADER_BYTES + block.getUint16(at + field.distances);
      } else if (this.blocks.length === 1) return;
      else this.dropBlock();
    }
  }

  private dropBlock(): void {
    this.blocks.shift();
    this.firstBlock += 1;
    this.oldest = 0;
  }

  private forget(connection: number): void {
    this.places.delete(connection);
    this.atHand.delete(connection);
  }

  private read(place: number): ConnectionRows {
    const block = this.blocks[Math.floor(place / BLOCK_BYTES) - this.firstBlock] as DataView;
    const at = place % BLOCK_BYTES;
    const distances = new Uint8Array(block.buffer, at + HEADER_BYTES, block.getUint16(at + field.distances));
    const page = RowPage.stored(
      block.getFloat64(at + field.base),
      block.getFloat64(at + field.last),
      block.getUint16(at + field.count),
      distances,
    );
    const rows = new ConnectionRows(block.getUint32(at + field.endpoint), this.packed, page);
    rows.ended = true;
    rows.dropBelow(this.floor);
    return rows;
  }
}
