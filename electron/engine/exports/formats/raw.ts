import { kindCodes } from '../../capture/record-kinds';
import type { PieceSink } from './piece-sink';
import {
  DamagedRecordError,
  MissingRecordError,
  payloadOf,
  type FileFormat,
  type RecordWriter,
} from './record-writer';

/** The bytes of one direction, one after the other, and nothing else. */
export function raw(direction: 'in' | 'out'): FileFormat {
  return {
    extension: 'bin',
    type: 'application/octet-stream',
    lead: 0,
    tail: 0,
    opening: '',
    create: (sink) => createRawWriter(sink, kindCodes[direction]),
  };
}

/** Throws where a chunk cannot be had: there is no way to say so in the file. */
function createRawWriter(sink: PieceSink, code: number): RecordWriter {
  return {
    add(record) {
      if (record.kind !== code) return;
      const payload = payloadOf(record);
      if (payload === null) throw new DamagedRecordError(record.seq);
      sink.bytes(payload);
    },
    missing(from) {
      throw new MissingRecordError(from);
    },
    pass: () => undefined,
    flush: () => undefined,
  };
}
