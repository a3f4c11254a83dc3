import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { RecordScript, SCRIPT_START, scriptFacts, written } from '../../fixtures/stored-records';
import { jsonl } from './jsonl';
import { PieceSink } from './piece-sink';

const linesOf = (script: RecordScript): unknown[] =>
  written(jsonl, script.records)
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);

const place = { endpoint: 1, endpointName: 'Server 1', connection: 3 };
const timeOf = (seq: number) => ({
  seq,
  at: SCRIPT_START + seq * 1_000,
  time: `2026-11-22T10:15:03.${String(7_045 + seq * 1_000).padStart(6, '0')}Z`,
});

describe('a JSON Lines export', () => {
  it('has an object for each record: chunks with their bytes, events with their fields', () => {
    const opened = {
      kind: 'opened',
      local: { host: '::1', port: 1 },
      remote: { host: '::1', port: 2 },
    } as const;
    const script = new RecordScript(1)
      .event(3, opened)
      .chunk(3, 'in', 'hé\n')
      .chunk(3, 'out', Uint8Array.of(0xff, 0));
    expect(linesOf(script)).toEqual([
      { ...timeOf(0), ...place, ...opened },
      { ...timeOf(1), ...place, kind: 'in', length: 4, bytes: 'aMOpCg==', text: 'hé\n' },
      { ...timeOf(2), ...place, kind: 'out', length: 2, bytes: '/wA=' },
    ]);
  });

  it('gives every byte back', () => {
    const chunks = [1, 2, 1_000, 70_000].map((size) => randomBytes(size));
    const script = new RecordScript();
    for (const chunk of chunks) script.chunk(1, 'in', chunk);
    const back = linesOf(script).map((line) => Buffer.from((line as { bytes: string }).bytes, 'base64'));
    expect(Buffer.concat(back).equals(Buffer.concat(chunks))).toBe(true);
  });

  it('says what is damaged or missing, and calls unknown endpoints by their numbers', () => {
    const script = new RecordScript(9).damaged(3, 'in', 12).damaged(0, 'stopped', 2);
    expect(linesOf(script)).toEqual([
      {
        ...timeOf(0),
        ...place,
        endpoint: 9,
        endpointName: 'Endpoint 9',
        kind: 'in',
        length: 12,
        damaged: true,
      },
      {
        ...timeOf(1),
        endpoint: 9,
        endpointName: 'Endpoint 9',
        connection: null,
        kind: 'stopped',
        damaged: true,
      },
    ]);
    const sink = new PieceSink();
    jsonl.create(sink, scriptFacts).missing(5, 2);
    expect(JSON.parse(Buffer.concat(sink.takeAll()).toString())).toEqual({
      missing: { from: 5, count: 2 },
      problem:
        'Records 5 to 6 are missing here: dropped by the capture before this was written, or damaged on disk',
    });
  });
});
