import { isUtf8 } from 'node:buffer';
import type { StoredRecord } from '../../capture/reader';
import { isChunkCode, kindOf } from '../../capture/record-kinds';
import { isoTime } from './iso-time';
import type { PieceSink } from './piece-sink';
import {
  endpointName,
  missingWords,
  payloadOf,
  type FileFacts,
  type FileFormat,
  type RecordWriter,
} from './record-writer';
import { eventOf } from './stored-event';

/**
 * JSON Lines: one object a record. Chunks have `bytes` in base64 and, when they are well-formed UTF-8 as they are, `text`;
 * events have their own fields. What is damaged on disk says `"damaged": true` instead.
 */
export const jsonl: FileFormat = {
  extension: 'jsonl',
  type: 'application/jsonl; charset=utf-8',
  lead: 0,
  tail: 0,
  opening: '',
  create: createJsonlWriter,
};

function createJsonlWriter(sink: PieceSink, facts: FileFacts): RecordWriter {
  return {
    add(record) {
      const { seq, at, endpoint, connection } = record;
      const line = {
        seq,
        at,
        time: isoTime(at),
        endpoint,
        endpointName: endpointName(facts, endpoint),
        connection: connection === 0 ? null : connection,
        kind: kindOf(record.kind) ?? record.kind,
        ...(isChunkCode(record.kind) ? chunkFields(record) : (eventOf(record) ?? { damaged: true })),
      };
      sink.text(`${JSON.stringify(line)}\n`);
    },
    missing(from, count) {
      sink.text(`${JSON.stringify({ missing: { from, count }, problem: missingWords(from, count) })}\n`);
    },
    pass: () => undefined,
    flush: () => undefined,
  };
}

function chunkFields(record: StoredRecord): object {
  const { length } = record;
  const payload = payloadOf(record);
  if (payload === null) return { length, damaged: true };
  const bytes = payload.toString('base64');
  return isUtf8(payload) ? { length, bytes, text: payload.toString() } : { length, bytes };
}
