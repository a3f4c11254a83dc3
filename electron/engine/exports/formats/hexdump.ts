import { isChunkCode } from '../../capture/record-kinds';
import { hexLines } from './hex-lines';
import { columnNames, createLineHead, DAMAGED, eventWords } from './line-head';
import type { PieceSink } from './piece-sink';
import { missingWords, payloadOf, type FileFacts, type FileFormat, type RecordWriter } from './record-writer';

/** A line for each record and, below it, its bytes: offset, 16 bytes, printable column. */
export const hexdump: FileFormat = {
  extension: 'hex.txt',
  type: 'text/plain; charset=utf-8',
  lead: 0,
  tail: 0,
  opening: columnNames,
  create: createHexdumpWriter,
};

function createHexdumpWriter(sink: PieceSink, facts: FileFacts): RecordWriter {
  const head = createLineHead(facts);
  return {
    add(record) {
      if (!isChunkCode(record.kind)) {
        return sink.text(`${head(record, null)}${eventWords(record)}\n`);
      }
      const payload = payloadOf(record);
      sink.text(`${head(record, record.length)}${payload === null ? `  ${DAMAGED}` : ''}\n`);
      if (payload !== null) sink.bytes(hexLines(payload));
    },
    missing: (from, count) => sink.text(`# ${missingWords(from, count)}.\n`),
    pass: () => undefined,
    flush: () => undefined,
  };
}
