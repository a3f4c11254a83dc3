import { expect, it } from 'vitest';
import { makeEcho } from './echo';

it('sends each chunk back as the same object, and its own FIN after the peer’s', () => {
  const sent: unknown[] = [];
  const echo = makeEcho({ write: (bytes) => sent.push(bytes), finish: () => sent.push('FIN') });
  const chunk = Buffer.from('hello');
  echo.received(chunk);
  echo.peerFinished();
  echo.dispose();
  expect(sent).toHaveLength(2);
  expect(sent[0]).toBe(chunk);
  expect(sent[1]).toBe('FIN');
});
