import { afterEach, describe, expect, it } from 'vitest';
import { createClient, type Transport } from '../../shared/client';
import { methods } from '../../shared/contract';
import { dispatch } from '../../shared/dispatch';
import { notice, type Notice } from '../../shared/model/notice';
import type { Engine } from './engine';
import { temporaryEngine } from './fixtures/temporary-engine';
import { WorkbenchDriver } from './fixtures/workbench-driver';

const ended: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0)) await end();
});

function engine(): Engine {
  const made = temporaryEngine();
  ended.push(() => made.shutdown());
  return made;
}

function driver(firstRun = false): WorkbenchDriver {
  const made = new WorkbenchDriver({ firstRun, version: '1.2.3' });
  ended.push(() => made.shutdown());
  return made;
}

it('has exactly one handler for each method of the contract', () => {
  expect(Object.keys(engine().open(() => undefined).handlers).toSorted()).toEqual(methods.toSorted());
});

it('begins with a server and a client that would find each other', async () => {
  const bench = driver(true);
  const { list, version, run } = await bench.must('workbench.snapshot', {});
  expect(list).toMatchObject([
    { kind: 'server', name: 'Server 1', host: '127.0.0.1', port: 8888, responder: { kind: 'echo' } },
    { kind: 'client', name: 'Client 1', host: '127.0.0.1', port: 8888, connection: null },
  ]);
  expect(version).toBe('1.2.3');
  expect((await driver().must('workbench.snapshot', {})).run).not.toBe(run);
});

it('lets a client and an echo server talk, and tells both sides what happened, in order', async () => {
  const bench = driver();
  const { server, port } = await bench.listening('echo');
  const { client, connection } = await bench.connected(port);
  expect(await bench.must('connection.send', { connection, data: Buffer.from('hello') })).toEqual({
    queued: 0,
  });
  await bench.untilReceived(client, 5);
  await bench.must('client.disconnect', { client });
  await bench.untilRow(server, 'closed');
  const kinds = async (endpoint: typeof server): Promise<string[]> =>
    (await bench.rows(endpoint)).map((row) => ('by' in row ? `${row.kind} by ${row.by}` : row.kind));
  expect(await kinds(server)).toEqual([
    ...['listening', 'opened', 'in', 'out'],
    ...['half-closed by peer', 'half-closed by local', 'closed'],
  ]);
  expect(await kinds(client)).toEqual([
    ...['connecting', 'opened', 'out', 'in'],
    ...['half-closed by local', 'half-closed by peer', 'closed'],
  ]);
  await bench.must('server.stop', { server });
  expect(await bench.server(server)).toMatchObject({
    state: { kind: 'stopped' },
    bytesIn: 5,
    bytesOut: 5,
    open: 0,
  });
  expect(bench.incidents).toEqual([]);
});

it('can be driven by the typed client over any transport', async () => {
  const session = engine().open(() => undefined);
  const transport: Transport = {
    call: (method, params) => dispatch(session.handlers, { method, params }, () => undefined),
    subscribe: () => () => undefined,
    watch: () => () => undefined,
    close: () => session.dispose(),
  };
  const client = createClient(transport);
  const added = await client.call('server.add', { port: 0 });
  if (!added.ok) throw new Error(added.error.code);
  const started = await client.call('server.start', { server: added.value.id });
  expect(started).toMatchObject({ ok: true, value: { address: { host: '127.0.0.1' } } });
  client.close();
});

describe('notices', () => {
  it('come one at a time, each after the one before was acknowledged, and fit the contract', async () => {
    const made = engine();
    const heard: Notice[] = [];
    let arrived = (): void => undefined;
    const next = (): Promise<void> => new Promise((resolve) => (arrived = resolve));
    const session = made.open((one) => {
      heard.push(notice.parse(one));
      arrived();
    });
    const { handlers } = session;
    let coming = next();
    await handlers['server.add']({});
    await coming;
    for (let added = 0; added < 5; added += 1) await handlers['client.add']({});
    expect(heard).toHaveLength(1);
    coming = next();
    await handlers['notice.ack']({ revision: 1 });
    await coming;
    expect(heard.map(({ revision }) => revision)).toEqual([1, 2]);
    expect(heard[1]!.endpoints).toBe(heard[0]!.endpoints + 5);
    const snapshot = await handlers['workbench.snapshot']({});
    expect(snapshot).toMatchObject({ ok: true, value: { endpoints: heard[1]!.endpoints } });
  });

  it('tell a session that joins later what has been captured so far', async () => {
    const made = engine();
    const { handlers } = made.open(() => undefined);
    const added = await handlers['server.add']({ port: 0 });
    if (!added.ok) throw new Error(added.error.code);
    await handlers['server.start']({ server: added.value.id });
    const first = await new Promise<Notice>((resolve) => made.open(resolve));
    expect(first).toMatchObject({ revision: 1, rows: { next: 1, dropped: 0 } });
  });

  it('go to every session with its own acknowledgements, and to none that has ended', async () => {
    const made = engine();
    const counts = [0, 0, 0];
    let arrived = (): void => undefined;
    const sessions = counts.map((_, index) =>
      made.open(() => {
        counts[index]! += 1;
        arrived();
      }),
    );
    sessions[2]!.dispose();
    const both = new Promise<void>((resolve) => {
      arrived = () => {
        if (counts[0] === 1 && counts[1] === 1) resolve();
      };
    });
    await sessions[0]!.handlers['server.add']({});
    await both;
    const second = new Promise<void>((resolve) => (arrived = resolve));
    await sessions[1]!.handlers['notice.ack']({ revision: 1 });
    await sessions[0]!.handlers['server.add']({});
    await second;
    expect(counts).toEqual([1, 2, 0]);
  });
});

it('tells of a peer’s bytes in as many notices as are acknowledged, whatever the rate', async () => {
  const bench = driver();
  const { server, port } = await bench.listening('echo');
  const { client, connection } = await bench.connected(port);
  const data = Buffer.alloc(1_000);
  for (let sent = 0; sent < 500; sent += 1) await bench.must('connection.send', { connection, data });
  await bench.untilReceived(client, 500_000);
  const { bytesOut } = await bench.server(server);
  expect(bytesOut).toBe(500_000);
  const { rows } = bench.notices.at(-1)!;
  expect(rows.next).toBeGreaterThan(500);
  expect(rows.dropped).toBe(0);
});
