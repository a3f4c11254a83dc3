import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAccess, plainDialing } from '../../../shared/model/defaults';
import type { EndpointId } from '../../../shared/model/ids';
import { byLine, serveAnswers } from '../fixtures/answering-bench';
import { pattern, ruleText, text, when } from '../fixtures/answers';
import { isMissing, OtherPrograms } from '../fixtures/other-programs';
import { freePort } from '../fixtures/free-port';
import { WorkbenchDriver } from '../fixtures/workbench-driver';

let bench: WorkbenchDriver;
const programs = new OtherPrograms();
beforeEach(() => {
  bench = new WorkbenchDriver();
});
afterEach(async () => {
  await bench.shutdown();
  await programs.kill();
});

const protocol = [
  ruleText(pattern('^GET (\\d+)$'), ['$1 is here\\n']),
  ruleText(when('equals', 'QUIT'), ['221 bye\\n'], { then: 'close' }),
];
const fallback = ruleText({ by: 'any' }, ['500 what?\\n']);

/** A server that greets, and answers lines. */
async function greeter(): Promise<{ server: EndpointId; port: number }> {
  const at = await serveAnswers(bench, { responder: byLine, rules: protocol, fallback });
  const access = { ...openAccess, greeting: text('220 ready\\n') };
  await bench.must('server.configure', { server: at.server, access });
  return at;
}

describe('a server with rules over lines', () => {
  for (const [name, args] of [
    ['socat', (port: number) => ['-t', '5', '-', `TCP:127.0.0.1:${port}`]],
    ['ncat', (port: number) => ['127.0.0.1', String(port)]],
  ] as const)
    it.skipIf(isMissing(name))(
      `${name} is greeted, answered line by line, however lines come, and let go`,
      async () => {
        const { server, port } = await greeter();
        const program = programs.run(name, args(port));
        await program.wrote('stdout', /^220 ready\n$/);
        program.type('GET 1\nGET 22\nHELO\nGE');
        await program.wrote('stdout', /^220 ready\n1 is here\n22 is here\n500 what\?\n$/);
        program.type('T 333\nQUIT\nGET 4\n');
        await program.wrote('stdout', /\n333 is here\n221 bye\n$/);
        await bench.untilRow(server, 'half-closed');
        program.endInput();
        expect(await program.end()).toBe(0);
        const rows = await bench.untilRow(server, 'closed');
        expect(rows.filter(({ kind }) => kind === 'rule')).toHaveLength(5);
        expect(rows.filter(({ kind }) => kind === 'error')).toEqual([]);
      },
    );
});

describe('a client', () => {
  it.skipIf(isMissing('socat'))('socat as a server asks, and the client answers by its rules', async () => {
    const program = programs.run('socat', ['-d', '-d', 'TCP-LISTEN:0,bind=127.0.0.1', '-']);
    const [, port] = await program.wrote('stderr', /listening on AF=2 127\.0\.0\.1:(\d+)/);
    const { id: client } = await bench.must('client.add', { port: Number(port) });
    for (const rule of protocol)
      await bench.must('rules.save', { endpoint: client, id: null, place: 'list', rule });
    await bench.must('client.configure', { client, responder: byLine });
    await bench.must('client.connect', { client });
    program.type('GET 7\nnothing\nQUIT\n');
    await program.wrote('stdout', /^7 is here\n221 bye\n$/);
    program.endInput();
    expect(await program.end()).toBe(0);
    const rows = await bench.untilRow(client, 'closed');
    expect(rows.filter(({ kind }) => kind === 'rule')).toMatchObject([{ then: 'stay' }, { then: 'close' }]);
  });

  it.skipIf(isMissing('socat'))(
    'socat that listens only after the third attempt is connected to, and talks',
    async () => {
      const port = await freePort();
      const { id: client } = await bench.must('client.add', { port });
      const retry = { firstMs: 20, mostMs: 100, attempts: null };
      await bench.must('client.configure', { client, dialing: { ...plainDialing, retry } });
      await bench.mustFail('client.connect', { client });
      await bench.until(async () =>
        (await bench.rows(client)).some((row) => row.kind === 'retry' && row.attempt > 3),
      );
      const program = programs.run('socat', [`TCP-LISTEN:${port},bind=127.0.0.1,reuseaddr`, '-']);
      const rows = await bench.untilRow(client, 'opened');
      const attempts = rows.flatMap((row) => (row.kind === 'retry' ? [row.attempt] : []));
      expect(attempts).toEqual(attempts.map((_, index) => index + 1));
      expect(rows.filter(({ kind }) => kind === 'error')).toHaveLength(attempts.length);
      const connection = (await bench.client(client)).connection!.id;
      await bench.must('connection.send', { connection, data: Buffer.from('at last\n') });
      await program.wrote('stdout', /^at last\n$/);
    },
  );
});
