import { isAscii } from 'node:buffer';
import { markOf } from '../../../../shared/bytes/invisible';
import { toPlainText } from '../../../../shared/bytes/segments-to-string';
import { decodeText } from '../../../../shared/bytes/text-marks';
import { ROW_CONTEXT_RECORDS } from '../../../../shared/limits';
import type { StoredRecord } from '../../capture/reader';
import { isChunkCode } from '../../capture/record-kinds';
import { createCharacterContext, type Surroundings } from './character-context';
import { columnNames, createLineHead, DAMAGED, eventWords } from './line-head';
import type { PieceSink } from './piece-sink';
import { missingWords, payloadOf, type FileFacts, type FileFormat, type RecordWriter } from './record-writer';

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
  const context = createCharacterContext((record, selected, around) => {
    if (selected) sink.text(lineOf(record, around));
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

  function lineOf(record: StoredRecord, around: Surroundings): string {
    return isChunkCode(record.kind)
      ? `${head(record, record.length)}  ${chunkText(record, around)}\n`
      : `${head(record, null)}${eventWords(record)}\n`;
  }
}

function chunkText(record: StoredRecord, around: Surroundings): string {
  const payload = payloadOf(record);
  if (payload === null) return DAMAGED;
  // Most traffic is ASCII, which needs no decoder: a hundred times faster.
  if (isAscii(payload)) return payload.toString('latin1').replace(ASCII_CONTROLS, asciiMark);
  return toPlainText(decodeText({ ...around, bytes: payload }));
}

// eslint-disable-next-line no-control-regex -- the controls are what is looked for
const ASCII_CONTROLS = /[\u0000-\u001f\u007f]/g;
const asciiMarks = Array.from({ length: 0x80 }, (_, code) => markOf(code) ?? String.fromCharCode(code));

function asciiMark(character: string): string {
  return asciiMarks[character.charCodeAt(0)] ?? character;
}
