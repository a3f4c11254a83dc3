import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isMissing, OtherPrograms } from './fixtures/other-programs';
import type { Program } from './fixtures/program';
import { freePort } from './fixtures/free-port';
import { WorkbenchDriver } from './fixtures/workbench-driver';

let bench: WorkbenchDriver;
const programs = new OtherPrograms();
beforeEach(() => {
  bench = new WorkbenchDriver();
});
afterEach(async () => {
  await bench.shutdown();
  await programs.kill();
});

/** Two lines to an echo server and back, then the end of input: the peer finishes, we answer with our FIN. */
async function converse(program: Program): Promise<void> {
  program.type('first\n');
  await program.wrote('stdout', /^first\n$/);
  program.type('Grüße, 你好\n');
  await program.wrote('stdout', /^first\nGrüße, 你好\n$/);
  program.endInput();
  expect(await program.end()).toBe(0);
}

describe('a server of the engine', () => {
  it.skipIf(isMissing('socat'))('socat talks with an echo server and is answered to its end', async () => {
    const { server, port } = await bench.listening('echo');
    await converse(programs.run('socat', ['-t', '5', '-', `TCP:127.0.0.1:${port}`]));
    const rows = await bench.untilRow(server, 'closed');
    expect(rows.at(-1)).toMatchObject({ kind: 'closed', clean: true });
    expect(String(await bench.bytes(server, 'in'))).toBe('first\nGrüße, 你好\n');
  });

  it.skipIf(isMissing('ncat'))('ncat talks with an echo server and is answered to its end', async () => {
    const { server, port } = await bench.listening('echo');
    await converse(programs.run('ncat', ['127.0.0.1', String(port)]));
    const rows = await bench.untilRow(server, 'closed');
    expect(rows.at(-1)).toMatchObject({ kind: 'closed', clean: true });
    expect(String(await bench.bytes(server, 'in'))).toBe('first\nGrüße, 你好\n');
  });

  it.skipIf(isMissing('ncat'))('ncat gets what a person sends to it alone', async () => {
    const { server, port } = await bench.listening('manual');
    const one = programs.run('ncat', ['127.0.0.1', String(port)]);
    const { id: connection } = await bench.onlyConnection(server);
    const other = programs.run('ncat', ['127.0.0.1', String(port)]);
    await bench.until(async () => (await bench.connections(server)).length === 2);
    await bench.must('connection.send', { connection, data: Buffer.from('for one\n') });
    await one.wrote('stdout', /^for one\n$/);
    await bench.must('server.broadcast', { server, data: Buffer.from('for all\n') });
    await one.wrote('stdout', /^for one\nfor all\n$/);
    await other.wrote('stdout', /^for all\n$/);
  });

  it.skipIf(isMissing('packetsender'))('packetsender gets the echo of what it sends', async () => {
    const { server, port } = await bench.listening('echo');
    const args = ['-t', '-w', '500', '-A', '127.0.0.1', String(port), 'hello'];
    const program = programs.run('packetsender', args, { QT_QPA_PLATFORM: 'offscreen' });
    await program.wrote('stdout', /Response ASCII:hello/);
    // Its exit code is the number of bytes that it sent.
    expect(await program.end()).toBe('hello'.length);
    await bench.untilRow(server, 'closed');
    expect(String(await bench.bytes(server, 'in'))).toBe('hello');
  });
});

describe('a client of the engine', () => {
  it.skipIf(isMissing('socat'))('socat echoes what the client sends, and the FIN at its end', async () => {
    const program = programs.run('socat', ['-d', '-d', 'TCP-LISTEN:0,bind=127.0.0.1', 'PIPE']);
    const [, port] = await program.wrote('stderr', /listening on AF=2 127\.0\.0\.1:(\d+)/);
    const { client, connection } = await bench.connected(Number(port));
    const data = Buffer.from('Grüße\0\xff\r\n', 'latin1');
    await bench.must('connection.send', { connection, data });
    await bench.untilReceived(client, data.length);
    await bench.must('connection.finish', { connection });
    const rows = await bench.untilRow(client, 'closed');
    expect(rows.at(-1)).toMatchObject({ kind: 'closed', clean: true });
    expect(await bench.bytes(client, 'in')).toEqual(data);
    expect(await program.end()).toBe(0);
  });

  it.skipIf(isMissing('ncat'))(
    'ncat as a listener talks with the client, both ways, until it leaves',
    async () => {
      const wanted = await freePort();
      const program = programs.run('ncat', ['-v', '-l', '127.0.0.1', String(wanted)]);
      await program.wrote('stderr', new RegExp(`Listening on 127\\.0\\.0\\.1:${wanted}`));
      const { client, connection } = await bench.connected(wanted);
      await bench.must('connection.send', { connection, data: Buffer.from('to ncat\n') });
      await program.wrote('stdout', /^to ncat\n$/);
      program.type('from ncat\n');
      await bench.untilReceived(client, 'from ncat\n'.length);
      program.endInput();
      await bench.untilRow(client, 'half-closed');
      await bench.must('connection.send', { connection, data: Buffer.from('still heard\n') });
      await program.wrote('stdout', /still heard\n$/);
      await bench.must('client.disconnect', { client });
      expect(await program.end()).toBe(0);
      expect(String(await bench.bytes(client, 'in'))).toBe('from ncat\n');
    },
  );
});
