import { createHash } from 'node:crypto';
import { afterEach, expect, it } from 'vitest';
import { LIVE_CAPTURE } from '../../../shared/model/capture';
import { framedRows } from './framed-rows';
import { byLine, serveAnswers } from '../fixtures/answering-bench';
import { pattern, ruleText, when } from '../fixtures/answers';
import { runPython } from '../fixtures/python';
import { WorkbenchDriver } from '../fixtures/workbench-driver';

const LINES = 100;

let bench: WorkbenchDriver;
afterEach(() => bench.shutdown());

const sum = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

it('a Python client that sends one byte at a time is answered once for each line, and its chunks stay as they were', async () => {
  bench = new WorkbenchDriver();
  const { server, port } = await serveAnswers(bench, {
    responder: byLine,
    rules: [ruleText(pattern('^(\\d{3})\\.+$'), ['$1 '])],
    fallback: ruleText({ by: 'any' }, ['broken']),
  });
  const program = runPython('slow_client', String(port));
  const { id: connection } = await bench.onlyConnection(server);
  const expectation = { match: when('contains', '\\n099...'), withinMs: 60_000 };
  const answer = bench.must('connection.expect', {
    connection,
    data: Buffer.from('go\n'),
    expect: expectation,
  });
  const numbers = Array.from({ length: LINES }, (_, number) => String(number).padStart(3, '0'));
  expect(await program.line()).toBe(numbers.map((number) => `${number} `).join(''));
  const wanted = await program.line();
  expect(await program.end()).toEqual({ code: 0, stderr: '' });
  expect((await answer).outcome).toBe('passed');

  const rows = await bench.untilRow(server, 'closed');
  expect(rows.filter(({ kind }) => kind === 'rule')).toHaveLength(LINES);
  expect(rows.filter(({ kind }) => kind === 'error')).toEqual([]);
  expect(sum(await bench.bytes(server, 'in'))).toBe(wanted);
  const chunks = rows.filter((row) => row.kind === 'in');
  const { recordsIn } = await bench.must('statistics.read', { endpoint: server, connection, since: 0 });
  expect(chunks).toHaveLength(recordsIn);
  expect(chunks.length).toBeGreaterThan(LINES);

  const view = { capture: LIVE_CAPTURE, endpoint: server, connection: null };
  const { framing } = byLine as Extract<typeof byLine, { kind: 'rules' }>;
  const { capture } = await bench.must('framing.open', { ...view, framing });
  const frames = (await framedRows(bench, capture, server)).filter((row) => row.kind === 'in');
  expect(frames.map(({ length }) => length)).toEqual(new Array(LINES).fill(99));
  expect(frames.reduce((count, { frame }) => count + (frame?.chunks ?? 0), 0)).toBeGreaterThanOrEqual(
    recordsIn,
  );
  expect((await bench.rows(server)).filter((row) => row.kind === 'in')).toEqual(chunks);
});
