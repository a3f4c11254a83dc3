import { toPlainText } from '../../../../shared/bytes/segments-to-string';
import { decodeText } from '../../../../shared/bytes/text-marks';
import { ROW_CONTEXT_RECORDS } from '../../../../shared/limits';
import type { StoredRecord } from '../../capture/reader';
import { isChunkCode } from '../../capture/record-kinds';
import { createCharacterContext, type Surroundings } from './character-context';
import { columnNames, createLineHead, DAMAGED, eventWords } from './line-head';
import type { PieceSink } from './piece-sink';
import { missingWords, payloadOf, type FileFacts, type FileFormat, type RecordWriter } from './record-writer';
import { createVisibleText } from './visible-text';

/**
 * One line a record, its bytes as text in which everything is visible: control characters as marks, bytes that are no
 * UTF-8 as `\xff`, and characters that a read cut in two in the line where they begin, as in the log.
 */
export const text: FileFormat = {
  extension: 'txt',
  type: 'text/plain; charset=utf-8',
  lead: ROW_CONTEXT_RECORDS,
  tail: ROW_CONTEXT_RECORDS,
  opening: columnNames,
  create: createTextWriter,
};

function createTextWriter(sink: PieceSink, facts: FileFacts): RecordWriter {
  const head = createLineHead(facts);
  const visible = createVisibleText();
  const context = createCharacterContext((record, selected, around) => {
    if (selected) write(record, around);
  });
  return {
    add: (record) => context.see(record, true),
    missing(from, count) {
      context.flush();
      sink.text(`# ${missingWords(from, count)}.\n`);
    },
    pass: (record) => context.see(record, false),
    flush: context.flush,
  };

  function write(record: StoredRecord, around: Surroundings): void {
    if (!isChunkCode(record.kind)) return sink.text(`${head(record, null)}${eventWords(record)}\n`);
    sink.text(`${head(record, record.length)}  `);
    const bytes = payloadOf(record);
    if (bytes === null) sink.text(DAMAGED);
    else if (around.before.length + around.after.length === 0) sink.bytes(visible(bytes));
    else sink.text(toPlainText(decodeText({ ...around, bytes })));
    sink.text('\n');
  }
}
