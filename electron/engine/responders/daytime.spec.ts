import { expect, it } from 'vitest';
import { FakeReply } from '../fixtures/fake-reply';
import { daytime, daytimeLine } from './daytime';

it('writes date and time as the example of RFC 867 does', () => {
  expect(daytimeLine(Date.UTC(1982, 1, 22, 17, 37, 43) * 1_000)).toBe(
    'Monday, February 22, 1982 17:37:43-UTC',
  );
});

it('sends one line and its FIN when it opens, and throws away what comes', () => {
  const reply = new FakeReply();
  const responder = daytime(() => 0)(reply);
  responder.opened?.();
  responder.received(Buffer.from('x'), 0);
  responder.peerFinished();
  responder.dispose();
  expect(reply.sent).toEqual(['Thursday, January 1, 1970 00:00:00-UTC\r\n', 'FIN']);
});
