import type { CaptureReader, StoredRecord } from '../capture/reader';
import type { View } from '../capture/capture';
import { fileFormat } from './formats/registry';
import { PieceSink } from './formats/piece-sink';
import { framedPieces } from './framed-pieces';
import type { ExportJob, Selection } from './job';
import { missingTeller } from './missing-teller';

/** How far an export is: records looked at, of those to look at. */
export type Looked = (done: number, of: number) => void;

/**
 * The bytes of an export in pieces. Records around the selection are read too where the format needs them. `looked` is
 * called for each record. Throws what the reader throws, and a `DamagedRecordError` or `MissingRecordError` where the format
 * cannot go on.
 */
export function* exportPieces(
  reader: CaptureReader,
  job: Omit<ExportJob, 'kind' | 'folder' | 'target'>,
  looked: Looked,
): Generator<Uint8Array, void> {
  const { first, next, selection, framed, format, facts } = job;
  if (framed !== null) return yield* framedPieces(reader, job, framed, looked);
  const { lead, tail, opening, create } = fileFormat(format);
  const from = Math.max(first, selection.from - lead);
  const to = Math.min(next, selection.to + tail);
  const isSelected = selector(selection);
  const sink = new PieceSink();
  sink.text(opening);
  const writer = create(sink, facts);
  const missing = missingTeller(writer, selection.from, selection.to);
  for (const record of reader.records(from, to)) {
    missing.before(record.seq);
    looked(record.seq + 1 - from, to - from);
    if (!isInView(record, selection.view)) continue;
    if (isSelected(record.seq)) writer.add(record);
    else writer.pass(record);
    if (sink.hasFull) yield* sink.takeFull();
  }
  missing.end(next);
  writer.flush();
  yield* sink.takeAll();
}

/** True for a record that a view shows. */
function isInView(record: StoredRecord, { endpoint, connection }: View): boolean {
  return (
    (connection === null || record.connection === connection) &&
    (endpoint === null || record.endpoint === endpoint)
  );
}

/** Says of rising sequence numbers whether they are selected. */
function selector({ from, to, rows }: Selection): (seq: number) => boolean {
  if (rows === null) return (seq) => seq >= from && seq < to;
  let place = 0;
  return (seq) => {
    const distance = seq - from;
    while (place < rows.length && (rows[place] as number) < distance) place += 1;
    return place < rows.length && rows[place] === distance;
  };
}
