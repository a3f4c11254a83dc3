import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import type { Sending, SendingId } from '../../../shared/model/sending';
import { text, when } from '../fixtures/answers';
import { runPython, type PythonProgram } from '../fixtures/python';
import { WorkbenchDriver } from '../fixtures/workbench-driver';

let bench: WorkbenchDriver;
let program: PythonProgram;
let client: EndpointId;
let connection: ConnectionId;
beforeEach(async () => {
  bench = new WorkbenchDriver();
  program = runPython('lab_server');
  ({ client, connection } = await bench.connected(Number(await program.line())));
});
afterEach(() => bench.shutdown());

/** Waits until a sending is over. */
function over(id: SendingId): Promise<Sending> {
  return bench.until(async () => {
    const { sendings } = await bench.must('sending.list', { endpoint: client });
    return sendings.find((sending) => sending.id === id && sending.progress.kind !== 'running');
  });
}

it('a sequence sends to the Python server of the lab, and each answer that is expected comes', async () => {
  const step = (source: string, answer: string, delayMs: number) => ({
    delayMs,
    message: text(source),
    expect: { match: when('equals', answer), withinMs: 10_000 },
  });
  const sequence = {
    steps: [step('hello', 'hello', 0), step('Grüße', 'Grüße', 15), step('\\u{4f60}\\u{597d}', '你好', 5)],
    loops: 3,
    stopOnError: true,
  };
  const target = { kind: 'connection', connection } as const;
  const { sending } = await bench.must('sending.sequence', { target, name: 'lab', sequence });
  expect(await over(sending)).toMatchObject({ progress: { kind: 'finished' }, sends: 9, failures: 0 });
  for (let loop = 0; loop < sequence.loops; loop += 1)
    for (const said of ['hello', 'Grüße', '你好']) expect(await program.line()).toBe(said);
  const rows = await bench.rows(client);
  const results = rows.filter((row) => row.kind === 'expect');
  expect(results.map(({ outcome }) => outcome)).toEqual(new Array(9).fill('passed'));
  expect(String(await bench.bytes(client, 'in'))).toBe('helloGrüße你好'.repeat(3));
});

it('a repetition of 200 messages, one each 5 ms, arrives whole and comes back', async () => {
  const target = { kind: 'connection', connection } as const;
  const message = text('${counter:3},');
  const repetition = { everyMs: 5, jitterMs: 0, count: 200 };
  const { sending } = await bench.must('sending.repeat', { target, name: 'lab', message, repetition });
  const wanted = Array.from({ length: 200 }, (_, index) => `${String(index + 1).padStart(3, '0')},`).join('');
  expect(await over(sending)).toMatchObject({
    progress: { kind: 'finished' },
    sends: 200,
    bytes: wanted.length,
    failures: 0,
  });
  await bench.untilReceived(client, wanted.length);
  expect(String(await bench.bytes(client, 'in'))).toBe(wanted);
  await bench.must('client.disconnect', { client });
  expect(await program.end()).toEqual({ code: 0, stderr: '' });
  const { recordsOut } = await bench.must('statistics.read', {
    endpoint: client,
    connection: null,
    since: 0,
  });
  expect(recordsOut).toBe(200);
});
