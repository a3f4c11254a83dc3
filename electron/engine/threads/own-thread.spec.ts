import { expect, it } from 'vitest';
import { isMainThread } from 'node:worker_threads';
import { ownThread } from './own-thread';

it('is only in a thread that was started', () => {
  // Runners may start specs in threads themselves.
  if (isMainThread) expect(() => ownThread()).toThrow('not in a thread');
  else expect(ownThread()).toBeDefined();
});
