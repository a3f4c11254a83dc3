import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { holderOf, isRunning } from './lock-holder';

it('knows who wrote a lock', () => {
  expect(holderOf('{"pid":7}\n')).toEqual({ pid: 7, token: null });
  expect(holderOf('{"pid":7,"token":"abc"}')).toEqual({ pid: 7, token: 'abc' });
});

it.each(['', 'null', '7', '{}', '{"pid":-1}', '{"pid":1.5}', '{"pid":"7"}', '{"pid":'])(
  'does not understand %j',
  (text) => {
    expect(holderOf(text)).toBeNull();
  },
);

it('tells processes that run from those that ended', () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  expect(isRunning(process.pid)).toBe(true);
  expect(isRunning(pid)).toBe(false);
});
