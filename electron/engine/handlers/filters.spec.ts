import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LIVE_CAPTURE } from '../../../shared/model/capture';
import type { EndpointId } from '../../../shared/model/ids';
import { WorkbenchDriver } from '../fixtures/workbench-driver';

let driver: WorkbenchDriver;
beforeEach(() => {
  driver = new WorkbenchDriver();
});
afterEach(() => driver.shutdown());

const criteria = { kinds: null, connections: null, length: null, time: null };
const wanted = (text: string) => ({ ...criteria, pattern: { kind: 'text' as const, text, matchCase: true } });

async function conversation(): Promise<{ server: EndpointId; send: (text: string) => Promise<unknown> }> {
  const { server, port } = await driver.listening('echo');
  const { connection } = await driver.connected(port);
  return {
    server,
    send: (text) => driver.must('connection.send', { connection, data: new TextEncoder().encode(text) }),
  };
}

describe('a filter of a view', () => {
  it('gives its rows as windows, with their places, and new ones as they come', async () => {
    const { server, send } = await conversation();
    const view = { capture: LIVE_CAPTURE, endpoint: server, connection: null };
    const { filter } = await driver.must('filter.open', { ...view, criteria: wanted('ping') });
    await send('ping');
    await send('pong');
    await send('ping');
    const all = { ...view, filter, from: 0, count: 100 };
    // Both directions of the server: reads may hold several messages, so it is bytes that are counted.
    const rows = await driver.until(async () => {
      const { rows: found } = await driver.must('rows.window', all);
      const text = found
        .map((row) => ('preview' in row ? new TextDecoder().decode(row.preview) : ''))
        .join('');
      return text.split('ping').length === 5 && found;
    });
    const { state, matches } = await driver.must('filter.status', { filter });
    expect([state.kind, matches]).toEqual(['live', rows.length]);
    const last = rows.at(-1);
    const { found } = await driver.must('rows.locate', {
      ...view,
      filter,
      to: { kind: 'from', seq: last?.seq ?? 0 },
    });
    expect(found).toMatchObject({ index: rows.length - 1, seq: last?.seq });
    const { marks } = await driver.must('filter.marks', { filter, seqs: rows.map(({ seq }) => seq) });
    expect(marks.map(({ seq }) => seq)).toEqual(rows.map(({ seq }) => seq));
  });

  it('is told of by notices', async () => {
    const { server, send } = await conversation();
    const before = driver.notices.at(-1)?.tasks ?? 0;
    const view = { capture: LIVE_CAPTURE, endpoint: server, connection: null };
    const { filter } = await driver.must('filter.open', { ...view, criteria: wanted('ping') });
    await send('ping');
    await driver.until(async () => (await driver.must('filter.status', { filter })).matches > 0);
    expect(driver.notices.at(-1)?.tasks).toBeGreaterThan(before);
  });

  it('says what is wrong', async () => {
    const view = { capture: LIVE_CAPTURE, endpoint: null, connection: null };
    const pattern = { kind: 'hex', text: '0x1' } as const;
    expect(
      await driver.mustFail('filter.open', { ...view, criteria: { ...criteria, pattern } }),
    ).toMatchObject({
      code: 'invalid_pattern',
      details: { position: 2 },
    });
    const filter = 9 as never;
    const missing = { code: 'not_found', details: { what: 'filter', id: 9 } };
    expect(await driver.mustFail('filter.status', { filter })).toEqual(missing);
    expect(await driver.mustFail('filter.marks', { filter, seqs: [0] })).toEqual(missing);
    expect(await driver.mustFail('filter.stop', { filter })).toEqual(missing);
    expect(await driver.mustFail('filter.close', { filter })).toEqual(missing);
    expect(await driver.mustFail('rows.window', { ...view, filter, from: 0, count: 1 })).toEqual(missing);
  });

  it('ends when it is closed', async () => {
    const view = { capture: LIVE_CAPTURE, endpoint: null, connection: null };
    const { filter } = await driver.must('filter.open', { ...view, criteria: wanted('a') });
    await driver.must('filter.stop', { filter });
    expect((await driver.must('filter.status', { filter })).state.kind).toBe('stopped');
    await driver.must('filter.close', { filter });
    expect(await driver.mustFail('filter.status', { filter })).toMatchObject({ code: 'not_found' });
  });
});
