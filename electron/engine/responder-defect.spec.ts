import { once } from 'node:events';
import net from 'node:net';
import { afterEach, expect, it, vi } from 'vitest';
import { WorkbenchDriver } from './fixtures/workbench-driver';
import type { MakeResponder } from './responders/responder';

const defective: MakeResponder = () => ({
  received() {
    throw new Error('a defect');
  },
  peerFinished: () => undefined,
  dispose: () => undefined,
});
vi.mock('./responders/registry', () => ({ responderOf: () => defective }));

const reports: unknown[][] = [];
const bench = new WorkbenchDriver({ report: (...report) => reports.push(report) });
afterEach(() => bench.shutdown());

it('costs its own connection, not the engine, and is told in log and report', async () => {
  const { server, port } = await bench.listening('manual');
  const [victim, other] = [net.connect(port, '127.0.0.1'), net.connect(port, '127.0.0.1')];
  await Promise.all([once(victim, 'connect'), once(other, 'connect')]);
  await bench.until(async () => (await bench.server(server)).open === 2);
  const gone = once(victim, 'close');
  victim.write('trouble');
  victim.resume();
  await gone;

  expect(reports).toMatchObject([[expect.stringMatching(/^R\d+$/), 'responder', new Error('a defect')]]);
  const rows = await bench.rows(server);
  expect(rows.filter(({ kind }) => kind === 'in')).toMatchObject([{ length: 7 }]);
  expect(rows.at(-1)).toMatchObject({ kind: 'error', error: { code: 'internal' } });
  const states = (await bench.connections(server, 'all')).map(({ state }) => state.kind);
  expect(states.toSorted()).toEqual(['failed', 'open']);
  other.destroy();
});
