import net from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Row } from '../../../shared/model/row';
import { RawPeer } from '../fixtures/raw-peer';
import type { DriverOptions } from '../fixtures/workbench-driver';
import { SendingDriver, text } from './fixtures/sending-driver';

const HOUR = 3_600_000;

let open: SendingDriver | null = null;
afterEach(() => open?.close());
const connect = async (options?: DriverOptions): Promise<SendingDriver> =>
  (open = await SendingDriver.connect(net, options));

describe('a sequence', () => {
  const step = (source: string, expected: string | null = null, delayMs = 0, withinMs = HOUR) => ({
    delayMs,
    message: text(source),
    expect:
      expected === null
        ? null
        : {
            match: {
              by: 'contains',
              content: { mode: 'text', source: expected, encoding: 'utf-8' },
            } as const,
            withinMs,
          },
  });

  it('sends its steps, loop by loop, each one behind its delay and the answer to the one before', async () => {
    const driver = await connect();
    const { server, socket, connection, target } = driver;
    const asked: string[] = [];
    socket.on('data', (chunk) => {
      asked.push(chunk.toString());
      if (chunk.toString().startsWith('hello')) socket.write('welc');
      if (chunk.toString().startsWith('hello')) setImmediate(() => socket.write('ome'));
    });
    const sequence = { steps: [step('hello', 'welcome'), step('bye', null, 5)], loops: 2, stopOnError: true };
    const { sending } = await driver.bench.must('sending.sequence', { target, name: 's', sequence });
    const done = await driver.over(sending);
    expect(done).toMatchObject({
      progress: { kind: 'finished' },
      sends: 4,
      of: 4,
      failures: 0,
      bytes: 16,
      lateness: null,
    });
    const rows = await driver.bench.rows(server, connection);
    const story = rows.flatMap((row: Row) =>
      row.kind === 'out' || row.kind === 'in'
        ? [Buffer.from(row.preview).toString()]
        : row.kind === 'expect'
          ? [row.outcome]
          : [],
    );
    expect(story.join(' ').replaceAll('welc ome', 'welcome')).toBe(
      'hello welcome passed bye hello welcome passed bye',
    );
    const outs = rows.filter((row) => row.kind === 'out');
    expect(outs[1]!.at - outs[0]!.at).toBeGreaterThanOrEqual(5_000);
  });

  it('ends at the first answer that does not come, or goes on and counts it', async () => {
    const driver = await connect();
    const { target } = driver;
    const steps = [step('hello', 'welcome', 0, 40), step('bye')];
    const strict = await driver.bench.must('sending.sequence', {
      target,
      name: 'strict',
      sequence: { steps, loops: 1, stopOnError: true },
    });
    expect(await driver.over(strict.sending)).toMatchObject({
      progress: {
        kind: 'failed',
        error: { code: 'not_answered', details: { what: 'contains “welcome”', ms: 40 } },
      },
      sends: 1,
      failures: 1,
    });
    const lenient = await driver.bench.must('sending.sequence', {
      target,
      name: 'lenient',
      sequence: { steps, loops: 1, stopOnError: false },
    });
    expect(await driver.over(lenient.sending)).toMatchObject({
      progress: { kind: 'finished' },
      sends: 2,
      failures: 1,
    });
  });

  it('is stopped while it waits for an answer, and tells nothing of it', async () => {
    const driver = await connect();
    const { server, socket, target } = driver;
    const steps = [step('hello', 'welcome')];
    const { sending } = await driver.bench.must('sending.sequence', {
      target,
      name: 's',
      sequence: { steps, loops: null, stopOnError: true },
    });
    await new RawPeer(socket).received(5);
    await driver.bench.must('sending.stop', { sending });
    expect((await driver.over(sending)).progress).toEqual({ kind: 'stopped' });
    expect((await driver.bench.rows(server)).some((row) => row.kind === 'expect')).toBe(false);
  });

  it('says in which step something is wrong', async () => {
    const driver = await connect();
    const { target } = driver;
    const sequence = { steps: [step('fine'), step('a\\q')], loops: 1, stopOnError: true };
    const error = await driver.bench.mustFail('sending.sequence', { target, name: 's', sequence });
    expect(error).toMatchObject({ code: 'invalid_message', details: { position: 1 } });
    expect(JSON.stringify(error)).toContain('(step 2)');
  });
});
