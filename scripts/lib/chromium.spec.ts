import { delimiter, join } from 'node:path';
import { expect, it } from 'vitest';
import { findChromium } from './chromium.mjs';

const own = '/home/me/.cache/chromium/chrome';
const path = ['/opt/bin', '/usr/bin'].join(delimiter);
const only = (...there: string[]) => ({ own, path, canRun: (file: string) => there.includes(file) });

it.each([
  ['Playwright’s own before the system’s', only(own, join('/usr/bin', 'chromium')), own],
  [
    'the system’s by name, then by place on the PATH',
    only(join('/usr/bin', 'chromium'), join('/opt/bin', 'google-chrome')),
    join('/usr/bin', 'chromium'),
  ],
  [
    'an installer’s standard place',
    only('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  ['none', only(), null],
])('finds %s', (_, machine, found) => {
  expect(findChromium(machine)).toBe(found);
});
