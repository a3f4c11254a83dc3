import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { FakeReply } from '../fixtures/fake-reply';
import { makeChargen } from './chargen';

const reply = new FakeReply();
const chargen = makeChargen(reply);
afterEach(() => chargen.dispose());

it('sends lines of 72 characters, each turned by one, as long as they are taken', async () => {
  chargen.opened?.();
  await turn();
  await turn();
  expect(reply.sent.length).toBeGreaterThanOrEqual(2);
  reply.queued = 1;
  await turn();
  const before = reply.sent.length;
  await turn();
  chargen.received(Buffer.from('ignored'), 0);
  expect(reply.sent).toHaveLength(before);
  reply.queued = 0;
  chargen.drained?.();
  await turn();
  expect(reply.sent.length).toBeGreaterThan(before);
  chargen.peerFinished();
  await turn();
  expect(reply.sent.at(-1)).toBe('FIN');

  const lines = reply.sent.slice(0, -1).join('').split('\r\n').slice(0, -1);
  expect(lines[0]?.startsWith(' !"#$%&')).toBe(true);
  expect(lines.every((line) => line.length === 72)).toBe(true);
  expect(lines.every((line, index) => index === 0 || line.slice(0, -1) === lines[index - 1]?.slice(1))).toBe(
    true,
  );
  expect(new Set(lines).size).toBe(95);
});
