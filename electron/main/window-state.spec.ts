import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  MIN_HEIGHT,
  MIN_WIDTH,
  parseWindowState,
  placeWindow,
  readWindowState,
  writeWindowState,
  type WindowState,
} from './window-state';

const saved: WindowState = { x: 100, y: 60, width: 1_000, height: 700, maximized: false };
const primary = { x: 0, y: 25, width: 1_920, height: 1_055 };
const right = { x: 1_920, y: 0, width: 1_280, height: 1_024 };

describe('parseWindowState', () => {
  it('reads what was stored', () => {
    expect(parseWindowState(JSON.stringify(saved))).toEqual(saved);
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"x":1}',
    JSON.stringify({ ...saved, x: 1.5 }),
    JSON.stringify({ ...saved, width: 0 }),
    JSON.stringify({ ...saved, x: 1e300 }),
    JSON.stringify({ ...saved, maximized: 'yes' }),
    JSON.stringify({ ...saved, extra: 1 }),
  ])('refuses %s', (text) => {
    expect(parseWindowState(text)).toBeNull();
  });
});

describe('placeWindow', () => {
  it('opens in the middle of the primary display the first time', () => {
    expect(placeWindow(null, [primary, right])).toEqual({ x: 320, y: 152, width: 1_280, height: 800 });
  });

  it('comes back where it was, also on another display and partly outside', () => {
    expect(placeWindow(saved, [primary])).toEqual({ x: 100, y: 60, width: 1_000, height: 700 });
    expect(placeWindow({ ...saved, x: 2_000 }, [primary, right])).toMatchObject({ x: 2_000, y: 60 });
    expect(placeWindow({ ...saved, x: -800 }, [primary])).toMatchObject({ x: -800 });
  });

  it.each([
    ['on a display that is gone', { x: 2_000, y: 60 }],
    ['too far to the left', { x: -950, y: 60 }],
    ['too far to the right', { x: 1_850, y: 60 }],
    ['with its title bar above the work area', { x: 100, y: 0 }],
    ['below the screen', { x: 100, y: 1_060 }],
  ])('goes to the middle when it was %s', (_where, at) => {
    expect(placeWindow({ ...saved, ...at }, [primary])).toEqual({
      x: 460,
      y: 202,
      width: 1_000,
      height: 700,
    });
  });

  it('fits a smaller display, and never falls below the least size', () => {
    const large = { ...saved, width: 5_000, height: 5_000 };
    expect(placeWindow(large, [right])).toMatchObject({ width: 1_280, height: 1_024 });
    expect(placeWindow({ ...saved, width: 1, height: 1 }, [primary])).toMatchObject({
      width: MIN_WIDTH,
      height: MIN_HEIGHT,
    });
  });

  it('opens even when no display is known', () => {
    expect(placeWindow(saved, [])).toMatchObject({ width: 1_000, height: 700 });
  });
});

describe('the state file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-state-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('comes back as stored and leaves nothing beside it', () => {
    const file = join(folder, 'window.json');
    writeWindowState(file, saved);
    writeWindowState(file, { ...saved, maximized: true });
    expect(readWindowState(file)).toEqual({ ...saved, maximized: true });
    expect(readdirSync(folder)).toEqual(['window.json']);
  });

  it('is nothing when it is missing, damaged or unreadable', () => {
    expect(readWindowState(join(folder, 'none.json'))).toBeNull();
    writeFileSync(join(folder, 'damaged.json'), '{"x":');
    expect(readWindowState(join(folder, 'damaged.json'))).toBeNull();
    mkdirSync(join(folder, 'folder.json'));
    expect(readWindowState(join(folder, 'folder.json'))).toBeNull();
  });
});
