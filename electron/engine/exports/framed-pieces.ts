import { recordOf } from '../../../shared/framing/framed-seq';
import type { CaptureReader, StoredRecord } from '../capture/reader';
import { lowerBound } from '../capture/row-page';
import { FramedRecords } from '../framing/framed-records';
import { PieceSink } from './formats/piece-sink';
import { fileFormat } from './formats/registry';
import type { ExportJob, FramedRange, Selection } from './job';
import { missingTeller } from './missing-teller';

/**
 * The bytes of an export of a framed view in pieces: its frames as records, under the number of the record that each is placed
 * by. Where a frame ends depends on what came before it, so records are read from the first one on. `looked` is called for each of
 * them. Frames that a pause ended are written when it was over. Throws what `exportPieces` does.
 */
export function* framedPieces(
  reader: CaptureReader,
  { first, next, selection, format, facts }: Omit<ExportJob, 'kind' | 'folder' | 'target' | 'framed'>,
  framed: FramedRange,
  looked: (done: number, of: number) => void,
): Generator<Uint8Array, void> {
  const { opening, create } = fileFormat(format);
  const [from, last] = [recordOf(selection.from), recordOf(selection.to - 1)];
  // What a pause or the end of everything completes is known only behind it.
  const to = framed.growing && framed.framing.kind !== 'idle' ? Math.min(next, last + 1) : next;
  const frames = new FramedRecords({ view: selection.view, framing: framed.framing });
  const isSelected = selector(selection);
  const sink = new PieceSink();
  sink.text(opening);
  const writer = create(sink, facts);
  const missing = missingTeller(writer, from, last + 1);
  const write = (row: StoredRecord): void => {
    const placed = { ...row, seq: recordOf(row.seq) };
    if (isSelected(row.seq)) writer.add(placed);
    else writer.pass(placed);
  };
  for (const record of reader.records(first, to)) {
    missing.before(record.seq);
    looked(record.seq + 1 - first, to - first);
    for (const row of frames.take(record)) write(row);
    if (sink.hasFull) yield* sink.takeFull();
  }
  missing.end(next);
  for (const row of frames.settle(framed)) write(row);
  writer.flush();
  yield* sink.takeAll();
}

/** Says of rows in any order whether they are selected. */
function selector({ from, to, rows }: Selection): (seq: number) => boolean {
  if (rows === null) return (seq) => seq >= from && seq < to;
  return (seq) => {
    const distance = seq - from;
    return rows[lowerBound(rows.length, (place) => (rows[place] as number) >= distance)] === distance;
  };
}
