import { expect, it } from 'vitest';
import { compileMessage } from '../../../shared/message/compile-message';
import { text } from '../fixtures/answers';
import { FakeReply } from '../fixtures/fake-reply';
import { createSurroundings } from '../surroundings';
import { fixedReply } from './fixed';

function answersOf(source: string): FakeReply {
  const compiled = compileMessage(text(source));
  if (!compiled.ok) throw new Error(compiled.fault.problem);
  const reply = new FakeReply();
  const fixed = fixedReply(
    compiled.value,
    createSurroundings(() => 0),
  )(reply);
  fixed.received(Buffer.from('a'), 0);
  fixed.received(Buffer.from('b'), 0);
  fixed.peerFinished();
  fixed.dispose();
  return reply;
}

it('answers each chunk with the same message, filled anew, and the FIN with its own', () => {
  expect(answersOf('#${counter}').sent).toEqual(['#1', '#2', 'FIN']);
});

it('answers nothing where the message is empty', () => {
  expect(answersOf('').sent).toEqual(['FIN']);
});
