import { expect, it } from 'vitest';
import { FakeReply } from '../fixtures/fake-reply';
import { makeDiscard } from './discard';

it('sends nothing but its FIN after the peer’s', () => {
  const reply = new FakeReply();
  const discard = makeDiscard(reply);
  discard.received(Buffer.from('hello'), 0);
  expect(reply.sent).toEqual([]);
  discard.peerFinished();
  discard.dispose();
  expect(reply.sent).toEqual(['FIN']);
});
