import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorOf } from '../../../shared/errors';
import { row as rowSchema, type Row } from '../../../shared/model/row';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import type { Capture, LifecycleEvent, Origin, View } from './capture';
import { createMemoryCapture } from './memory-capture';

const server = 1 as EndpointId;
const whole: View = { endpoint: server, connection: null };
const viewOf = (connection: number): View => ({ endpoint: server, connection: connection as ConnectionId });
const from = (connection: number | null, at = 7): Origin => ({
  at,
  endpoint: server,
  connection: connection as ConnectionId | null,
});
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const address = { host: '::1', port: 8888 };

function chunkRows(capture: Capture, view: View = whole): Extract<Row, { kind: 'in' | 'out' }>[] {
  const { first, total } = capture.window(view, 0, 0);
  return capture.window(view, first, total).rows.filter((each) => each.kind === 'in' || each.kind === 'out');
}

describe('createMemoryCapture', () => {
  it('gives every lifecycle event back as it was, as a valid row', () => {
    const capture = createMemoryCapture();
    const events: LifecycleEvent[] = [
      { kind: 'listening', address },
      { kind: 'stopped' },
      { kind: 'connecting', to: address },
      { kind: 'opened', local: address, remote: { host: '::1', port: 1 } },
      { kind: 'half-closed', by: 'peer' },
      { kind: 'closed', clean: true },
      { kind: 'reset', by: 'local' },
      { kind: 'refused', remote: address, error: errorOf('too_many_connections', { cap: 2 }) },
      { kind: 'error', error: { code: 'unknown_host', details: { host: 'käse.example' } } },
    ];
    for (const [index, event] of events.entries())
      capture.appendEvent(from(index === 0 ? null : 3, index), event);
    const { rows } = capture.window(whole, 0, 100);
    expect(rows).toEqual(
      events.map((event, seq) => ({
        seq,
        at: seq,
        endpoint: 1,
        connection: seq === 0 ? null : 3,
        ...event,
      })),
    );
    for (const each of rows) expect(rowSchema.safeParse(each).success).toBe(true);
  });

  it('keeps chunks as they were: never merged, split or decoded', () => {
    const capture = createMemoryCapture();
    expect(capture.appendChunk('in', from(1, 5), utf8('ab'))).toBe(0);
    expect(capture.appendChunk('in', from(1, 6), Uint8Array.of(0xff))).toBe(1);
    expect(chunkRows(capture)).toMatchObject([
      { kind: 'in', seq: 0, at: 5, length: 2, preview: utf8('ab') },
      { kind: 'in', seq: 1, at: 6, length: 1, preview: Uint8Array.of(0xff) },
    ]);
  });

  it('filters by connection, and shows nothing of a connection of another endpoint', () => {
    const capture = createMemoryCapture();
    capture.appendChunk('in', from(1), utf8('a'));
    capture.appendChunk('in', from(2), utf8('b'));
    capture.appendChunk('out', from(1), utf8('c'));
    expect(chunkRows(capture, viewOf(1)).map((each) => each.seq)).toEqual([0, 2]);
    expect(capture.window({ endpoint: 9 as EndpointId, connection: 1 as ConnectionId }, 0, 10).rows).toEqual(
      [],
    );
    expect(capture.window(viewOf(77), 0, 10)).toEqual({ first: 0, total: 0, rows: [] });
  });

  it('cuts a window to the rows there are', () => {
    const capture = createMemoryCapture();
    for (let i = 0; i < 5; i += 1) capture.appendChunk('in', from(1), utf8('x'));
    const seqs = (start: number, count: number): number[] =>
      capture.window(whole, start, count).rows.map((each) => each.seq);
    expect(seqs(3, 10)).toEqual([3, 4]);
    expect(seqs(1, 2)).toEqual([1, 2]);
    expect(seqs(9, 2)).toEqual([]);
  });

  it('stores an echo once', () => {
    const capture = createMemoryCapture();
    const chunk = utf8('hello');
    capture.appendChunk('in', from(1), chunk);
    capture.appendChunk('out', from(1), chunk);
    expect(capture.status().bytes).toBe(5);
    expect(chunkRows(capture).map((each) => each.preview)).toEqual([chunk, chunk]);
  });

  it('stores an echo anew when what it repeats was dropped', () => {
    const capture = createMemoryCapture({ maxRecords: 1 });
    const chunk = utf8('hello');
    capture.appendChunk('in', from(1), chunk);
    capture.appendChunk('in', from(1), utf8('other'));
    capture.appendChunk('out', from(1), chunk);
    expect(chunkRows(capture)).toMatchObject([{ seq: 2, preview: chunk }]);
  });

  it('reads bytes of a record from any offset, as copies', () => {
    const capture = createMemoryCapture();
    const seq = capture.appendChunk('in', from(1), utf8('hello'));
    const read = (offset: number, length: number): unknown => capture.bytes(seq, offset, length);
    expect(read(1, 3)).toEqual({ ok: true, value: { bytes: utf8('ell'), total: 5 } });
    expect(read(3, 100)).toEqual({ ok: true, value: { bytes: utf8('lo'), total: 5 } });
    expect(read(9, 1)).toEqual({ ok: true, value: { bytes: utf8(''), total: 5 } });
    const first = capture.bytes(seq, 0, 5);
    if (first.ok) first.value.bytes.fill(0);
    expect(read(0, 5)).toMatchObject({ value: { bytes: utf8('hello') } });
  });

  it('tells a record that never was from one that was dropped, and from one without bytes', () => {
    const capture = createMemoryCapture({ maxRecords: 2 });
    for (let i = 0; i < 3; i += 1) capture.appendChunk('in', from(1), utf8('x'));
    capture.appendEvent(from(1), { kind: 'stopped' });
    const code = (seq: number): string => {
      const outcome = capture.bytes(seq, 0, 1);
      return outcome.ok ? 'ok' : outcome.error.code;
    };
    expect([1, 2, 3, 4].map(code)).toEqual(['record_dropped', 'ok', 'not_found', 'not_found']);
  });

  it('drops the oldest records over either cap, keeps indexes, and counts', () => {
    const byRecords = createMemoryCapture({ maxRecords: 3 });
    const byBytes = createMemoryCapture({ maxBytes: 6, segmentBytes: 4 });
    for (const capture of [byRecords, byBytes]) {
      for (let i = 0; i < 5; i += 1) capture.appendChunk('in', from(1, i), Uint8Array.of(i, i));
      expect(capture.status()).toEqual({ next: 5, first: 2, bytes: 6, dropped: 2 });
      expect(capture.window(viewOf(1), 0, 10)).toMatchObject({ first: 2, total: 5 });
      expect(chunkRows(capture, viewOf(1)).map((each) => each.preview[0])).toEqual([2, 3, 4]);
    }
  });

  it('drops a record that is larger than all it may hold, and goes on', () => {
    const capture = createMemoryCapture({ maxBytes: 4 });
    capture.appendChunk('in', from(1), utf8('large one'));
    expect(capture.status()).toEqual({ next: 1, first: 1, bytes: 0, dropped: 1 });
    capture.appendChunk('in', from(1), utf8('ok'));
    expect(chunkRows(capture)).toMatchObject([{ seq: 1, preview: utf8('ok') }]);
  });
});

describe('a capture under any traffic', () => {
  const step = fc.record({
    connection: fc.integer({ min: 1, max: 3 }),
    what: fc.constantFrom('in', 'out', 'echo', 'event'),
    length: fc.integer({ min: 0, max: 12 }),
  });

  it('holds exactly the newest records, each with its own bytes, in every view', () => {
    const caps = fc.record({
      maxBytes: fc.integer({ min: 0, max: 150 }),
      maxRecords: fc.integer({ min: 1, max: 30 }),
      segmentBytes: fc.integer({ min: 1, max: 16 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120 }), caps, (steps, options) => {
        const capture = createMemoryCapture(options);
        const model: { connection: number; kind: string; bytes: Uint8Array }[] = [];
        for (const [seq, { connection, what, length }] of steps.entries()) {
          const last = model.findLast((each) => each.kind === 'in');
          const bytes = what === 'echo' && last !== undefined ? last.bytes : new Uint8Array(length).fill(seq);
          const kind = what === 'echo' ? 'out' : what === 'event' ? 'stopped' : what;
          if (kind === 'stopped') capture.appendEvent(from(connection), { kind });
          else capture.appendChunk(kind, from(connection), bytes);
          model.push({ connection, kind, bytes });

          const { first, next, bytes: held } = capture.status();
          expect(next).toBe(model.length);
          expect(next - first).toBeLessThanOrEqual(options.maxRecords);
          expect(held).toBeLessThanOrEqual(options.maxBytes);
        }
        const { first } = capture.status();
        for (const connection of [null, 1, 2, 3]) {
          const view = connection === null ? whole : viewOf(connection);
          const expected = model.flatMap((each, seq) =>
            connection === null || each.connection === connection ? [{ seq, ...each }] : [],
          );
          const window = capture.window(view, 0, 1_000);
          const kept = expected.filter((each) => each.seq >= first);
          expect(window).toMatchObject({ first: expected.length - kept.length, total: expected.length });
          expect(window.rows.map((each) => [each.seq, each.kind])).toEqual(
            kept.map((each) => [each.seq, each.kind]),
          );
          for (const each of kept.filter((one) => one.kind !== 'stopped')) {
            expect(capture.bytes(each.seq, 0, 100)).toEqual({
              ok: true,
              value: { bytes: each.bytes, total: each.bytes.length },
            });
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
