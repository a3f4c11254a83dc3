import { fail, succeed, type Outcome } from '../../../shared/errors';
import { recordOf } from '../../../shared/framing/framed-seq';
import { ROW_CONTEXT_BYTES, ROW_PREVIEW_BYTES } from '../../../shared/limits';
import type { FrameFacts } from '../../../shared/model/framing';
import { isChunk, type ChunkRow, type Row } from '../../../shared/model/row';
import type { RecordCapture, Stretch } from '../capture/capture';
import type { FramePlace } from './facts';
import type { FrameTable } from './frame-table';

const nothing = new Uint8Array(0);
type Piece = { readonly bytes: Uint8Array; readonly total: number };

/** Reads the rows of a framed view out of the capture that it is a view of. */
export class FramedRows {
  private readonly table: FrameTable;
  private readonly capture: RecordCapture;

  constructor(table: FrameTable, capture: RecordCapture) {
    this.table = table;
    this.capture = capture;
  }

  /**
   * Rows in the order asked for. One that this view does not have, as a filter may know that is ahead of it, or that cut from another
   * first record, is shown as the record that it is placed by; it is left out when that is gone.
   */
  async read(seqs: readonly number[]): Promise<Row[]> {
    const places = seqs.map((seq) => ({ seq, frame: this.table.frame(seq) ?? null }));
    const records = await this.records(places);
    const rows = await Promise.all(places.map(({ seq, frame }) => this.row(seq, frame, records)));
    return rows.filter((row) => row !== null);
  }

  /** Bytes of a frame's content. */
  async bytes(seq: number, offset: number, length: number): Promise<Outcome<Piece>> {
    const frame = this.table.frame(seq);
    if (frame === null || frame === undefined) return fail('not_found', { what: 'record', id: seq });
    const total = frame.length - frame.stripped;
    const wanted = Math.max(0, Math.min(length, total - offset));
    if (wanted === 0) return succeed({ bytes: nothing, total });
    const place = { seq: frame.first, start: frame.start + offset, length: wanted, reach: 0 };
    const stretch = await this.capture.stretch(place);
    if (!stretch.ok) return stretch;
    const { bytes } = stretch.value;
    return bytes.length < wanted ? fail('record_damaged', { seq: frame.last }) : succeed({ bytes, total });
  }

  /** The records that tell about some rows, each read once. */
  private async records(
    places: readonly { readonly seq: number; readonly frame: FramePlace | null }[],
  ): Promise<Map<number, Row>> {
    const wanted = new Set(
      places.flatMap(({ seq, frame }) => [
        recordOf(seq),
        ...(frame === null ? [] : [frame.first, frame.last]),
      ]),
    );
    const rows = await this.capture.read([...wanted].sort((one, other) => one - other));
    return new Map(rows.map((row) => [row.seq, row]));
  }

  private async row(
    seq: number,
    frame: FramePlace | null,
    records: ReadonlyMap<number, Row>,
  ): Promise<Row | null> {
    const own = records.get(recordOf(seq));
    if (frame === null) return own === undefined ? null : { ...own, seq };
    const first = records.get(frame.first);
    const last = records.get(frame.last);
    const known = first ?? last ?? own;
    if (known === undefined) return null;
    const at = own?.at ?? known.at;
    if (first !== undefined && last !== undefined && isChunk(first) && isChunk(last)) {
      const stretch = await this.stretch(frame, first);
      if (stretch !== null) return chunkRow({ seq, at, frame, first, stretch });
    }
    const { endpoint, connection } = known;
    const length = frame.length - frame.stripped;
    return { kind: 'damaged', seq, at, endpoint, connection, was: kindOf(known), length };
  }

  /** The beginning of a frame with what is around it in its stream, {@link leadOf} bytes ahead of it; `null` when it cannot be read. */
  private async stretch(frame: FramePlace, first: ChunkRow): Promise<Stretch | null> {
    const start = frame.start - leadOf(frame);
    const least = leadOf(frame) + shownOf(frame);
    const length = least + ROW_CONTEXT_BYTES;
    const { preview } = first;
    if (frame.chunks === 1) {
      // Mostly nothing else has to be read.
      const held = preview.subarray(start, start + length);
      if (held.length === length) return { bytes: held, cuts: [] };
      if (preview.length === first.length) return { bytes: joined(held, first.after), cuts: [] };
    }
    const reach = leadOf(frame) + frame.length;
    const stretch = await this.capture.stretch({ seq: frame.first, start, length, reach });
    return stretch.ok && stretch.value.bytes.length >= least ? stretch.value : null;
  }
}

/** Bytes ahead of a frame in its first chunk that are read with it. */
function leadOf({ start }: FramePlace): number {
  return Math.min(start, ROW_CONTEXT_BYTES);
}

/** Bytes of a frame's content that travel with its row. */
function shownOf({ length, stripped }: FramePlace): number {
  return Math.min(length - stripped, ROW_PREVIEW_BYTES);
}

interface RowParts {
  readonly seq: number;
  readonly at: number;
  readonly frame: FramePlace;
  readonly first: ChunkRow;
  readonly stretch: Stretch;
}

function chunkRow({ seq, at, frame, first, stretch }: RowParts): ChunkRow {
  const { kind, endpoint, connection } = first;
  const { chunks, stripped, fault, start, end } = frame;
  const length = frame.length - stripped;
  const lead = leadOf(frame);
  const behind = lead + shownOf(frame);
  const { bytes } = stretch;
  const cuts = stretch.cuts.map((cut) => cut - lead).filter((cut) => cut > 0 && cut < length);
  const facts: FrameFacts = {
    first: frame.first,
    start,
    last: frame.last,
    end,
    chunks,
    cuts,
    stripped,
    fault,
  };
  return {
    ...{ kind, seq, at, endpoint, connection, length },
    preview: bytes.subarray(lead, behind),
    before: joined(first.before, bytes.subarray(0, lead)).slice(-ROW_CONTEXT_BYTES),
    after: bytes.subarray(behind, behind + ROW_CONTEXT_BYTES),
    frame: facts,
  };
}

function joined(left: Uint8Array, right: Uint8Array): Uint8Array {
  if (left.length === 0) return right;
  const both = new Uint8Array(left.length + right.length);
  both.set(left);
  both.set(right, left.length);
  return both;
}

function kindOf(row: Row): 'in' | 'out' {
  const kind = row.kind === 'damaged' ? row.was : row.kind;
  return kind === 'out' ? 'out' : 'in';
}
