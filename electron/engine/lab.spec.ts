import { afterEach, expect, it } from 'vitest';
import { runPython } from './fixtures/python';
import { WorkbenchDriver } from './fixtures/workbench-driver';

let bench: WorkbenchDriver;
afterEach(() => bench.shutdown());

it('talks as a client with the Python server of the lab', async () => {
  bench = new WorkbenchDriver();
  const program = runPython('lab_server');
  const { client, connection } = await bench.connected(Number(await program.line()));
  let received = 0;
  for (const text of ['hello', 'Grüße', '你好']) {
    const data = Buffer.from(text);
    await bench.must('connection.send', { connection, data });
    expect(await program.line()).toBe(text);
    await bench.untilReceived(client, (received += data.length));
  }
  expect(String(await bench.bytes(client, 'in'))).toBe('helloGrüße你好');
  await bench.must('client.disconnect', { client });
  expect(await program.end()).toEqual({ code: 0, stderr: '' });
  expect((await bench.rows(client)).at(-1)).toMatchObject({ kind: 'closed', clean: true });
});

it('shows all of a reply that is longer than one read of the lab’s programs', async () => {
  bench = new WorkbenchDriver();
  const program = runPython('lab_server');
  const { client, connection } = await bench.connected(Number(await program.line()));
  const data = Buffer.from('0123456789'.repeat(500));
  await bench.must('connection.send', { connection, data });
  await bench.untilReceived(client, data.length);
  expect(await bench.bytes(client, 'in')).toEqual(data);
  await bench.must('client.disconnect', { client });
  expect((await program.end()).code).toBe(0);
});

it('answers as an echo server to the Python client of the lab, until its plain close', async () => {
  bench = new WorkbenchDriver();
  const { server, port } = await bench.listening('echo');
  const program = runPython('lab_client', String(port));
  for (const [typed, printed] of [
    ['hello', "b'hello'"],
    ['é', "b'\\xc3\\xa9'"],
  ] as const) {
    program.type(typed);
    expect(await program.line()).toBe(`Received ${printed}`);
  }
  program.endInput();
  expect(await program.end()).toEqual({ code: 0, stderr: '' });
  const rows = await bench.untilRow(server, 'closed');
  expect(rows.at(-1)).toMatchObject({ kind: 'closed', clean: true });
  expect(String(await bench.bytes(server, 'in'))).toBe('helloé');
});

it('leaves the Python client’s connection to the user where nothing answers by itself', async () => {
  bench = new WorkbenchDriver();
  const { server, port } = await bench.listening('manual');
  const program = runPython('lab_client', String(port));
  const { id: connection } = await bench.onlyConnection(server);
  program.type('anyone?');
  await bench.untilReceived(server, 7);
  await bench.must('connection.send', { connection, data: Buffer.from('yes') });
  expect(await program.line()).toBe("Received b'yes'");
  program.endInput();
  await program.end();
  await bench.untilRow(server, 'half-closed');
  expect((await bench.onlyConnection(server)).state).toEqual({ kind: 'peer-finished' });
  await bench.must('connection.close', { connection });
  expect((await bench.rows(server)).at(-1)).toMatchObject({ kind: 'closed' });
});
