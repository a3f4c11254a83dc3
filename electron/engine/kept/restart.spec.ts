import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { CAPTURE_MIN_DISK_BYTES, HISTORY_KEPT_LENGTH } from '../../../shared/limits';
import { emptyMessage, plainReading } from '../../../shared/model/defaults';
import type { Endpoint } from '../../../shared/model/endpoint';
import type { EndpointId } from '../../../shared/model/ids';
import type { RuleText } from '../../../shared/model/rule';
import { endCaptures, temporaryFolder } from '../fixtures/live-captures';
import { WorkbenchDriver } from '../fixtures/workbench-driver';

const runs: WorkbenchDriver[] = [];
afterEach(async () => {
  for (const run of runs.splice(0)) await run.shutdown();
  await endCaptures();
});

/** A run of Parley on a settings folder. */
function start(settings: string, firstRun = true): WorkbenchDriver {
  const run = new WorkbenchDriver({ settings, firstRun });
  runs.push(run);
  return run;
}

async function end(run: WorkbenchDriver): Promise<void> {
  runs.splice(runs.indexOf(run), 1);
  await run.shutdown();
}

const listOf = async (run: WorkbenchDriver): Promise<Endpoint[]> =>
  (await run.must('workbench.snapshot', {})).list;
const namesOf = async (run: WorkbenchDriver): Promise<string[]> =>
  (await listOf(run)).map(({ name }) => name);
const problemsOf = async (run: WorkbenchDriver): Promise<object[]> =>
  (await run.must('workbench.snapshot', {})).problems;
const untilProblem = (run: WorkbenchDriver): Promise<object[]> =>
  run.until(async () => {
    const problems = await problemsOf(run);
    return problems.length > 0 && problems;
  });

const message = { ...emptyMessage, source: 'hello' };

describe('after a restart', () => {
  it('the first run’s pair is there, and no second one', async () => {
    const folder = temporaryFolder();
    const first = start(folder);
    expect(await namesOf(first)).toEqual(['Server 1', 'Client 1']);
    await end(first);
    const second = start(folder);
    expect(await namesOf(second)).toEqual(['Server 1', 'Client 1']);
    for (const { id } of await listOf(second))
      await second.must('endpoint.remove', { endpoint: id, force: false });
    await end(second);
    expect(await namesOf(start(folder))).toEqual([]);
  });

  it('endpoints are there with their numbers and all that was set, at rest', async () => {
    const folder = temporaryFolder();
    const first = start(folder, false);
    const { server, port } = await first.listening('manual');
    const { client } = await first.connected(port);
    const { id: gone } = await first.must('server.add', {});
    await first.must('endpoint.remove', { endpoint: gone, force: false });
    const reading = { ...plainReading, form: 'hex', fontSize: 20 } as const;
    const composing = { mode: 'hex', encoding: 'gbk', ending: 'crlf' } as const;
    const access = { allow: ['127.0.0.1'], connections: 2, idleMs: 5_000, greeting: message };
    const answering = { delay: { least: 1, most: 2 }, bytesPerSecond: 3, ending: null };
    const retry = { firstMs: 10, mostMs: 20, attempts: 3 };
    await first.must('endpoint.rename', { endpoint: server, name: 'Lab 学生' });
    await first.must('endpoint.prefer', { endpoint: client, composing, reading });
    await first.must('server.configure', {
      server,
      responder: { kind: 'fixed', reply: message },
      answering,
      access,
    });
    await first.must('client.configure', {
      client,
      dialing: { localHost: null, localPort: 5, retry },
    });
    await first.must('endpoint.duplicate', { endpoint: client });
    await end(first);

    const second = start(folder, false);
    expect(await listOf(second)).toMatchObject([
      {
        id: server,
        name: 'Lab 学生',
        port: 0,
        responder: { kind: 'fixed', reply: message },
        answering,
        access,
        state: { kind: 'stopped' },
        accepted: 0,
        bytesIn: 0,
      },
      { id: client, port, composing, reading, dialing: { localPort: 5, retry }, connection: null },
      { name: 'Client 1 copy', composing, state: { kind: 'disconnected' } },
    ]);
    const ids = (await listOf(second)).map(({ id }) => id);
    const { id: next } = await second.must('server.add', {});
    expect(next).toBeGreaterThan(Math.max(gone, ...ids));
    expect(await problemsOf(second)).toEqual([]);
    await second.must('server.start', { server });
  });

  it('rules are there, with their numbers and in their order', async () => {
    const folder = temporaryFolder();
    const first = start(folder);
    const [endpoint] = (await listOf(first)).map(({ id }) => id) as [EndpointId];
    const rule: RuleText = {
      name: 'greet',
      on: true,
      when: { by: 'contains', content: { mode: 'text', source: 'hi', encoding: 'utf-8' } },
      reply: [{ delayMs: 1, message }],
      then: 'close',
      once: true,
    };
    const save = (name: string, place: 'list' | 'fallback') =>
      first.must('rules.save', { endpoint, id: null, place, rule: { ...rule, name } });
    await save('one', 'list');
    const { id: two } = await save('two', 'list');
    await save('else', 'fallback');
    await first.must('rules.move', { endpoint, id: two, to: 0 });
    const page = { endpoint, from: 0, count: 10 };
    const before = await first.must('rules.window', page);
    expect(before).toMatchObject({ rules: [{ name: 'two' }, { name: 'one' }], fallback: { name: 'else' } });
    await end(first);
    expect(await start(folder).must('rules.window', page)).toEqual(before);
  });

  it('the library and the histories are there, without long messages', async () => {
    const folder = temporaryFolder();
    const first = start(folder);
    const [endpoint] = (await listOf(first)).map(({ id }) => id) as [EndpointId];
    const saved = { name: 'greeting', tags: ['lab'], content: { kind: 'message', message } } as const;
    const { id } = await first.must('library.save', { id: null, saved: { ...saved, tags: ['lab'] } });
    const long = { ...message, source: 'x'.repeat(HISTORY_KEPT_LENGTH + 1) };
    for (const one of [message, long]) await first.must('history.add', { endpoint, message: one });
    await end(first);
    const second = start(folder);
    expect(await second.must('history.read', { endpoint })).toEqual({ messages: [message] });
    const all = { words: '', tag: null, from: 0, count: 200 };
    expect(await second.must('library.find', all)).toMatchObject({ rows: [{ id, ...saved }] });
  });
});

it('writes within a moment, not only at the end', async () => {
  const folder = temporaryFolder();
  const run = start(folder);
  const written = (): string[] => readdirSync(folder).filter((name) => name === 'workbench.json');
  await run.until(async () => {
    // Each look causes the notice that the next one waits for.
    const [endpoint] = await listOf(run);
    if (written().length === 0) await run.must('endpoint.prefer', { endpoint: endpoint!.id });
    return written().length > 0;
  });
  expect(readFileSync(join(folder, 'workbench.json'), 'utf8')).toContain('"name":"Server 1"');
});

describe('a file that cannot be read', () => {
  it('is set aside with a message, and Parley begins anew', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'workbench.json'), '{"format":1,"lastId":0,"endpoints":[{}]}');
    const run = start(folder);
    expect(await untilProblem(run)).toMatchObject([
      { code: 'file_set_aside', details: { what: 'servers and clients' } },
    ]);
    expect(await namesOf(run)).toEqual(['Server 1', 'Client 1']);
    const [aside] = readdirSync(folder).filter((name) => name.startsWith('workbench.broken-'));
    expect(readFileSync(join(folder, aside!), 'utf8')).toBe('{"format":1,"lastId":0,"endpoints":[{}]}');
  });

  it('costs nothing of the other files', async () => {
    const folder = temporaryFolder();
    const first = start(folder);
    const [endpoint] = (await listOf(first)).map(({ id }) => id) as [EndpointId];
    await first.must('history.add', { endpoint, message });
    await end(first);
    writeFileSync(join(folder, 'library.json'), Buffer.from([0xff, 0xfe]));
    const second = start(folder);
    await untilProblem(second);
    expect(await second.must('history.read', { endpoint })).toEqual({ messages: [message] });
  });
});

it('captures may take as much disk as was set', async () => {
  const folder = temporaryFolder();
  const first = start(folder);
  await first.must('captures.configure', { maxBytes: CAPTURE_MIN_DISK_BYTES });
  await end(first);
  expect(await start(folder).must('captures.list', {})).toMatchObject({ maxBytes: CAPTURE_MIN_DISK_BYTES });
});

it('goes on where nothing can be kept, and says so until it can', async () => {
  const folder = join(temporaryFolder(), 'settings');
  writeFileSync(folder, 'a file');
  const run = start(folder);
  await untilProblem(run);
  expect(new Set((await problemsOf(run)).map((problem) => (problem as { code: string }).code))).toEqual(
    new Set(['file_not_saved']),
  );
  const { server } = await run.listening();
  expect(await run.server(server)).toMatchObject({ state: { kind: 'listening' } });
  rmSync(folder);
  mkdirSync(folder);
  await run.must('history.add', { endpoint: server, message });
  await run.must('library.save', {
    id: null,
    saved: { name: 'x', tags: [], content: { kind: 'message', message } },
  });
  await run.must('endpoint.rename', { endpoint: server, name: 'Other' });
  await run.until(async () => (await problemsOf(run)).length === 0);
  expect(readdirSync(folder).sort()).toEqual(['history.json', 'library.json', 'lock', 'workbench.json']);
});

it('a second Parley on the same folder has a copy of its own, and says so', async () => {
  const folder = temporaryFolder();
  const first = start(folder);
  await first.must('server.add', { name: 'Kept' });
  await end(first);
  const again = start(folder);
  const second = start(folder);
  expect(await untilProblem(second)).toEqual([{ code: 'settings_in_use', details: { folder } }]);
  expect(await namesOf(second)).toContain('Kept');
  await second.must('server.add', { name: 'Lost' });
  await end(second);
  await end(again);
  expect(await namesOf(start(folder))).toEqual(['Server 1', 'Client 1', 'Kept']);
});
