import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine } from '../../electron/engine/engine';
import type { Outcome } from '../../shared/errors';
import { LIVE_CAPTURE } from '../../shared/model/capture';
import { plainComposing } from '../../shared/model/defaults';

// Sends a message each millisecond: `repeat-sender PORT COUNT parley|interval`. Prints one line: when each was sent, in µs, as JSON.
const [port = 0, count = 0] = process.argv.slice(2, 4).map(Number);
const PERIOD_MS = 1;
const SOURCE = 'p'.repeat(64);
const PAGE = 200;
const stamps = process.argv[4] === 'parley' ? await byParley() : await byInterval();
console.log(JSON.stringify(stamps));
process.exit();

/** The least that does it in Node. */
async function byInterval(): Promise<number[]> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  await once(socket, 'connect');
  const message = Buffer.from(SOURCE);
  const sent: number[] = [];
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      sent.push(Math.round(performance.now() * 1_000));
      socket.write(message);
      if (sent.length < count) return;
      clearInterval(timer);
      resolve(sent);
    }, PERIOD_MS);
  });
}

/** A repetition of Parley's engine, capture on; its stamps are those of the capture. */
async function byParley(): Promise<number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'));
  const engine = createEngine({
    folder,
    threads: new URL('../threads/', import.meta.url),
    outlet: { kind: 'download', folder: join(folder, 'recordings') },
  });
  let changed = (): void => undefined;
  const { handlers } = engine.open(({ revision }) => {
    void handlers['notice.ack']({ revision });
    changed();
  });
  const { id: client } = value(await handlers['client.add']({ host: '127.0.0.1', port }));
  const { connection } = value(await handlers['client.connect']({ client }));
  const { sending } = value(
    await handlers['sending.repeat']({
      target: { kind: 'connection', connection },
      name: 'bench',
      message: { ...plainComposing, source: SOURCE },
      repetition: { everyMs: PERIOD_MS, jitterMs: 0, count },
    }),
  );
  await new Promise<void>((resolve) => {
    const look = async (): Promise<void> => {
      const { sendings } = value(await handlers['sending.list']({ endpoint: client }));
      if (sendings.find(({ id }) => id === sending)?.progress.kind !== 'finished') return;
      changed = () => undefined;
      resolve();
    };
    changed = () => void look();
  });
  const sent: number[] = [];
  for (let from = 0, total = 1; from < total; from += PAGE) {
    const view = { capture: LIVE_CAPTURE, endpoint: client, connection, filter: null };
    const page = value(await handlers['rows.window']({ ...view, from, count: PAGE }));
    sent.push(...page.rows.flatMap((row) => (row.kind === 'out' ? [row.at] : [])));
    ({ total } = page);
  }
  await engine.shutdown();
  rmSync(folder, { recursive: true, force: true });
  return sent;
}

function value<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
}
