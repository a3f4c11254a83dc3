import { expect, it } from 'vitest';
import { FakeReply } from '../fixtures/fake-reply';
import { makeEcho } from './echo';

it('sends each chunk back as the same object, and its own FIN after the peer’s', () => {
  const sent: unknown[] = [];
  const reply = Object.assign(new FakeReply(), { write: (bytes: Uint8Array) => void sent.push(bytes) });
  const echo = makeEcho(reply);
  const chunk = Buffer.from('hello');
  echo.received(chunk, 0);
  echo.peerFinished();
  echo.dispose();
  expect(sent).toHaveLength(1);
  expect(sent[0]).toBe(chunk);
  expect(reply.sent).toEqual(['FIN']);
});
