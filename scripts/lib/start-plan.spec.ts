import { expect, it } from 'vitest';
import { planStart } from './start-plan.mjs';

const display = { DISPLAY: ':0' };
const user = 1000;

it.each([
  ['a Linux desktop', { platform: 'linux', env: display, uid: user }, { kind: 'desktop', flags: [] }],
  [
    'Wayland alone',
    { platform: 'linux', env: { WAYLAND_DISPLAY: 'w' }, uid: user },
    { kind: 'desktop', flags: [] },
  ],
  [
    'root on Linux',
    { platform: 'linux', env: display, uid: 0 },
    { kind: 'desktop', flags: ['--no-sandbox'] },
  ],
  ['Linux without a display', { platform: 'linux', env: {}, uid: user }, { kind: 'browser' }],
  ['an empty DISPLAY', { platform: 'linux', env: { DISPLAY: '' }, uid: 0 }, { kind: 'browser' }],
  [
    'macOS, which needs no DISPLAY',
    { platform: 'darwin', env: {}, uid: user },
    { kind: 'desktop', flags: [] },
  ],
  ['root on macOS', { platform: 'darwin', env: {}, uid: 0 }, { kind: 'desktop', flags: [] }],
  ['Windows', { platform: 'win32', env: {}, uid: null }, { kind: 'desktop', flags: [] }],
] as const)('plans for %s', (_, machine, plan) => {
  expect(planStart(machine)).toMatchObject(plan);
});

it('explains the flag it adds and the window it cannot open', () => {
  expect(planStart({ platform: 'linux', env: display, uid: 0 }).note).toContain('--no-sandbox');
  expect(planStart({ platform: 'linux', env: {}, uid: 0 }).note).toMatch(/^There is no display here[^.]*\.$/);
  expect(planStart({ platform: 'linux', env: display, uid: user }).note).toBeNull();
});
