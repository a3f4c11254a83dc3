import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Rectangle } from 'electron';
import { z } from 'zod';

/** Smallest window: two panes side by side, or one and the list, stay usable. In device-independent pixels. */
export const MIN_WIDTH = 720;
export const MIN_HEIGHT = 480;
const DEFAULT_WIDTH = 1_280;
const DEFAULT_HEIGHT = 800;
/** So much of the window's top edge must be on a display for a hand to catch it. */
const GRIP_WIDTH = 120;
const GRIP_HEIGHT = 32;

const windowState = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int().min(1),
  height: z.int().min(1),
  maximized: z.boolean(),
});
/** Where the window was: its normal rectangle in device-independent pixels, and whether it was maximized over it. */
export type WindowState = Readonly<z.infer<typeof windowState>>;

/** Reads a stored state, or `null` for anything else: a damaged file costs a position, never a start. */
export function parseWindowState(text: string): WindowState | null {
  try {
    return windowState.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/**
 * The rectangle to open at, given the work areas of the displays there are now, the primary one first. A stored
 * rectangle whose top edge can no longer be caught goes to the middle of the primary display; none is larger than
 * its display.
 */
export function placeWindow(saved: WindowState | null, workAreas: readonly Rectangle[]): Rectangle {
  const wanted = saved ?? { x: NaN, y: NaN, width: DEFAULT_WIDTH, height: DEFAULT_HEIGHT };
  const home = workAreas.find((area) => canBeCaught(wanted, area));
  const area = home ?? workAreas[0] ?? { x: 0, y: 0, width: DEFAULT_WIDTH, height: DEFAULT_HEIGHT };
  const width = clamp(wanted.width, MIN_WIDTH, area.width);
  const height = clamp(wanted.height, MIN_HEIGHT, area.height);
  if (home !== undefined) return { x: wanted.x, y: wanted.y, width, height };
  return {
    x: area.x + Math.floor((area.width - width) / 2),
    y: area.y + Math.floor((area.height - height) / 2),
    width,
    height,
  };
}

function canBeCaught(window: Rectangle, area: Rectangle): boolean {
  const shown = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  return shown >= GRIP_WIDTH && window.y >= area.y && window.y + GRIP_HEIGHT <= area.y + area.height;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}

/** The stored state in `file`, or `null` when there is none that can be read. */
export function readWindowState(file: string): WindowState | null {
  try {
    return parseWindowState(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** Stores a state so that `file` always holds a whole one (written beside, then renamed over). Throws what the disk says. */
export function writeWindowState(file: string, state: WindowState): void {
  const beside = `${file}.new`;
  writeFileSync(beside, JSON.stringify(state));
  renameSync(beside, file);
}
