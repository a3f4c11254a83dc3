import { expect, it } from 'vitest';
import { Gate } from './gate';

it('lets everybody pass while it is open, and holds them while it is closed', async () => {
  const gate = new Gate();
  expect(gate.passage).toBeNull();
  gate.close();
  gate.close();
  const passed: string[] = [];
  const come = async (who: string): Promise<void> => {
    await gate.passage;
    passed.push(who);
  };
  const both = Promise.all([come('a'), come('b')]);
  await Promise.resolve();
  expect(passed).toEqual([]);
  gate.open();
  await both;
  expect(passed).toEqual(['a', 'b']);
  expect(gate.passage).toBeNull();
});
