import { expect, it } from 'vitest';
import { makeManual } from './manual';

it('does nothing by itself', () => {
  const manual = makeManual();
  expect(manual.received(Buffer.from('hello'), 0)).toBeUndefined();
  expect(manual.peerFinished()).toBeUndefined();
  expect(manual.opened).toBeUndefined();
  manual.dispose();
});
