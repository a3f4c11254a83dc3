import type { CompiledPattern } from '../../../shared/query/compiled';
import type { Criteria } from '../../../shared/model/criteria';
import type { Framing } from '../../../shared/model/framing';
import type { FlushedExtent, View } from '../capture/capture';
import type { CaptureReader, StoredRecord } from '../capture/reader';
import { isChunkCode } from '../capture/record-kinds';
import { FramedRecords } from '../framing/framed-records';
import { FixedFields } from './fixed-fields';
import { FoundRows, type FoundBatch } from './found-rows';
import type { Guard } from './guard';
import { LiteralSearch } from './literal-search';
import { RegexSearch } from './regex-search';
import { searchRecord, streamOf, type StreamSearch } from './stream-search';

/** What a filter keeps: rows of a view that fit the criteria, and whose bytes hold a part of a match. */
export interface ScanJob {
  readonly view: View;
  readonly criteria: Omit<Criteria, 'pattern'>;
  readonly pattern: CompiledPattern | null;
  /** How the rows are cut of a framed view; `null`: they are records. */
  readonly framing: Framing | null;
}

/** How much is looked at before others have their turn: about 10 ms. Bytes are those of chunks. */
export interface ScanBudget {
  readonly records: number;
  readonly bytes: number;
}

/** The records that are being read, and the first one behind them. */
interface Pass {
  readonly records: Iterator<StoredRecord>;
  readonly to: number;
}

/** Finds the rows of a filter in the records of a capture, a few at a time and in order. */
export class Scanner {
  /** The next record to look at. */
  position = 0;
  private readonly fields: FixedFields;
  private readonly search: StreamSearch | null;
  private readonly frames: FramedRecords | null;
  private readonly rows = new FoundRows();
  private pass: Pass | null = null;

  constructor({ view, criteria, pattern, framing }: ScanJob, guard: Guard) {
    this.frames = framing === null ? null : new FramedRecords({ view, framing });
    this.fields = new FixedFields(view, criteria);
    const found = (seq: number): void => this.rows.add(seq);
    this.search = pattern === null ? null : searchFor(pattern, guard, found);
  }

  /** Looks at records below `to` until there are no more or the budget is spent. Throws what the disk does. */
  advance(reader: CaptureReader, to: number, budget: ScanBudget): void {
    if (this.position >= to) return;
    this.pass ??= { records: reader.records(this.position, to)[Symbol.iterator](), to };
    const { pass } = this;
    this.lookAtSlice(pass, budget);
    this.search?.flush();
  }

  private lookAtSlice(pass: Pass, budget: ScanBudget): void {
    let bytes = 0;
    for (let count = 0; count < budget.records && bytes < budget.bytes; count += 1) {
      const { done, value } = pass.records.next() as IteratorResult<StoredRecord, undefined>;
      if (done === true) {
        this.position = pass.to;
        this.pass = null;
        return;
      }
      this.look(value);
      bytes += value.length;
      this.position = value.seq + 1;
    }
  }

  /** Takes note of how the records ended that there are so far: frames may end with that. */
  settle(extent: FlushedExtent): void {
    for (const row of this.frames?.settle(extent) ?? []) this.lookAt(row);
    this.search?.flush();
  }

  /** Begins to read anew at the same place: the files are others. */
  restart(): void {
    this.pass = null;
  }

  /** What was found since it was asked last. */
  take(): FoundBatch {
    return this.rows.take();
  }

  private look(record: StoredRecord): void {
    if (this.frames === null) this.lookAt(record);
    else for (const row of this.frames.take(record)) this.lookAt(row);
  }

  private lookAt(record: StoredRecord): void {
    const { fields, search } = this;
    // A match lies within one frame.
    if (this.frames !== null && isChunkCode(record.kind)) search?.forget(streamOf(record));
    if (search === null) {
      if (fields.admits(record) && fields.fits(record)) this.rows.add(record.seq);
    } else if (!isChunkCode(record.kind) || fields.admits(record)) {
      // Events match no pattern, but they end streams, whichever kinds of rows are kept.
      searchRecord(search, record, fields.fits(record));
    }
  }
}

function searchFor(pattern: CompiledPattern, guard: Guard, found: (seq: number) => void): StreamSearch {
  if (pattern.kind === 'literal') return new LiteralSearch(pattern, found);
  return new RegexSearch(pattern, guard, (piece) => {
    if (piece.isFound) return;
    piece.isFound = true;
    found(piece.seq);
  });
}
