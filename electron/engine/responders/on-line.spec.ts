import { expect, it } from 'vitest';
import { promptAnswering } from '../../../shared/model/defaults';
import { FakeReply } from '../fixtures/fake-reply';
import { makeEcho } from './echo';
import { makeManual } from './manual';
import { onLine } from './on-line';

const bytes = (text: string) => Buffer.from(text);

it('lets replies wait in line, and the FIN behind them', () => {
  const reply = new FakeReply();
  const echo = onLine(makeEcho, { ...promptAnswering, delay: { least: 10, most: 10 } })(reply);
  echo.received(bytes('a'), 0);
  echo.peerFinished();
  expect(reply.sent).toEqual([]);
  reply.timers.pass(10);
  expect(reply.sent).toEqual(['a', 'FIN']);
});

it('ends the connection behind so many answered messages, and answers no more', () => {
  const reply = new FakeReply();
  const echo = onLine(makeEcho, { ...promptAnswering, ending: { after: 2, by: 'reset' } })(reply);
  for (const text of ['a', 'b', 'c']) echo.received(bytes(text), 0);
  expect(reply.sent).toEqual(['a', 'b', 'RST']);
});

it('does not count messages that are not answered', () => {
  const reply = new FakeReply();
  const manual = onLine(makeManual, { ...promptAnswering, ending: { after: 1, by: 'close' } })(reply);
  manual.received(bytes('a'), 0);
  expect(reply.sent).toEqual([]);
});

it('counts what waits in line as queued', () => {
  const reply = new FakeReply();
  let queued = 0;
  onLine(
    (inner) => ({
      received: (chunk) => {
        inner.write(chunk);
        ({ queued } = inner);
      },
      peerFinished: () => undefined,
      dispose: () => undefined,
    }),
    { ...promptAnswering, delay: { least: 5, most: 5 } },
  )(reply).received(bytes('abc'), 0);
  expect(queued).toBe(3);
});
