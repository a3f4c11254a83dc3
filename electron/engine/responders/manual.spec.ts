import { expect, it } from 'vitest';
import { makeManual } from './manual';

it('sends nothing by itself', () => {
  const sent: unknown[] = [];
  const manual = makeManual({ write: (bytes) => sent.push(bytes), finish: () => sent.push('FIN') });
  manual.received(Buffer.from('hello'));
  manual.peerFinished();
  manual.dispose();
  expect(sent).toEqual([]);
});
