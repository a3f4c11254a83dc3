import { expect, it } from 'vitest';
import { Gate } from './gate';

it('lets everybody pass while it is open, and holds them while it is closed', async () => {
  const gate = new Gate();
  expect(gate.passage).toBeNull();
  gate.close();
  gate.close();
  const passed: string[] = [];
  const both = Promise.all(['a', 'b'].map((who) => gate.passage?.then(() => passed.push(who))));
  await Promise.resolve();
  expect(passed).toEqual([]);
  gate.open();
  await both;
  expect(passed).toEqual(['a', 'b']);
  expect(gate.passage).toBeNull();
});
