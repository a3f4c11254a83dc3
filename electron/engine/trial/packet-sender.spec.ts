import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { serveAnswers, type AnsweringOptions } from '../fixtures/answering-bench';
import { pattern, ruleText, text, when } from '../fixtures/answers';
import { isMissing, OtherPrograms } from '../fixtures/other-programs';
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

/** Sends once, and waits until the answer is printed. */
async function send(port: number, as: '--ASCII' | '--hex', data: string, printed: RegExp): Promise<void> {
  const args = ['--tcp', '--wait', '1000', as, '127.0.0.1', String(port), data];
  const program = programs.run('packetsender', args, { QT_QPA_PLATFORM: 'offscreen' });
  await program.wrote('stdout', printed);
  // Its exit code is the number of bytes that it sent.
  expect(await program.end()).toBe(as === '--hex' ? Math.ceil(data.length / 3) : data.length);
}

const thermometer: AnsweringOptions = {
  rules: [
    ruleText(pattern('^GET (?P<what>\\w+)\\r?\\n?$'), ['${what}=21.5']),
    ruleText(when('equals', '\\x01\\x03'), ['\\x01\\x83\\x02']),
  ],
  fallback: ruleText({ by: 'any' }, ['?']),
};

describe('a server that answers', () => {
  it.skipIf(isMissing('packetsender'))(
    'packetsender sends text and gets the reply of the rule that fits',
    async () => {
      const { server, port } = await serveAnswers(bench, thermometer);
      await send(port, '--ASCII', 'GET temp', /Response ASCII:temp=21\.5/);
      const rows = await bench.untilRow(server, 'closed');
      expect(rows.filter(({ kind }) => kind === 'rule')).toHaveLength(1);
    },
  );

  it.skipIf(isMissing('packetsender'))('packetsender sends hex and gets bytes', async () => {
    const { port } = await serveAnswers(bench, thermometer);
    await send(port, '--hex', '01 03', /Response HEX:01 83 02/);
    await send(port, '--hex', 'ff', /Response HEX:3F/);
  });

  it.skipIf(isMissing('packetsender'))('packetsender gets the fixed reply, after its delay', async () => {
    const { server, port } = await serveAnswers(bench, {
      responder: { kind: 'fixed', reply: text('later') },
      answering: { delay: { least: 150, most: 150 } },
    });
    await send(port, '--ASCII', 'now', /Response ASCII:later/);
    const rows = await bench.untilRow(server, 'closed');
    const [received, sent] = ['in', 'out'].map((kind) => rows.find((row) => row.kind === kind)?.at ?? 0);
    expect(sent! - received!).toBeGreaterThanOrEqual(150_000);
  });
});
