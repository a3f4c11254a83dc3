import net from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { MAX_SENDINGS, SENDINGS_KEPT } from '../../../shared/limits';
import type { SendingId, SendTarget } from '../../../shared/model/sending';
import type { DriverOptions } from '../fixtures/workbench-driver';
import { SendingDriver, text } from './fixtures/sending-driver';

/** Does not come to its second message. */
const rare = { everyMs: 60_000, jitterMs: 0, count: null };

let open: SendingDriver | null = null;
afterEach(() => open?.close());
const connect = async (options?: DriverOptions): Promise<SendingDriver> =>
  (open = await SendingDriver.connect(net, options));

describe('all sendings', () => {
  const repeat = ({ bench }: SendingDriver, target: SendTarget) =>
    bench.must('sending.repeat', { target, name: 'p', message: text('x'), repetition: rare });

  it('of a workbench are bounded, and so are those that are over', async () => {
    const driver = await connect();
    const { server, target } = driver;
    const ids: SendingId[] = [];
    for (let made = 0; made < MAX_SENDINGS; made += 1) ids.push((await repeat(driver, target)).sending);
    const more = { target, name: 'p', message: text('x'), repetition: rare };
    expect(await driver.bench.mustFail('sending.repeat', more)).toEqual({
      code: 'too_many_sendings',
      details: { cap: MAX_SENDINGS },
    });
    const before = await driver.bench.server(server);
    expect(before.sendings).toBe(MAX_SENDINGS);
    for (const sending of ids) await driver.bench.must('sending.stop', { sending });
    const after = await driver.bench.server(server);
    expect(after.sendings).toBe(0);
    expect(after.sendingsRevision).toBeGreaterThan(before.sendingsRevision);
    const { sendings } = await driver.bench.must('sending.list', { endpoint: server });
    expect(sendings.map(({ id }) => id)).toEqual(ids.slice(-SENDINGS_KEPT));
    await driver.bench.must('sending.forget', { sending: ids.at(-1)! });
    expect(await driver.bench.mustFail('sending.stop', { sending: ids.at(-1)! })).toMatchObject({
      code: 'not_found',
      details: { what: 'sending' },
    });
  });

  it('of an endpoint end when it is stopped, and are gone with it', async () => {
    const driver = await connect();
    const { server, target } = driver;
    const { sending } = await repeat(driver, target);
    await driver.bench.must('server.stop', { server });
    expect((await driver.over(sending)).progress).toEqual({ kind: 'stopped' });
    await driver.bench.must('endpoint.remove', { endpoint: server, force: true });
    expect((await driver.bench.mustFail('sending.list', { endpoint: server })).code).toBe('not_found');
    expect((await driver.bench.mustFail('sending.stop', { sending })).code).toBe('not_found');
  });

  it('of a client end with a disconnect', async () => {
    const driver = await connect();
    const { bench, port } = driver;
    const { client, connection } = await bench.connected(port);
    await repeat(driver, { kind: 'connection', connection });
    await bench.must('client.disconnect', { client });
    const { sendings } = await bench.must('sending.list', { endpoint: client });
    expect(sendings).toMatchObject([{ progress: { kind: 'stopped' } }]);
  });
});
