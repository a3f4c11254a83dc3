import { SCROLL_MAX_PX } from '../../../shared/limits';

/**
 * What a list of equal rows measures. Rows carry absolute indexes: `first` is the oldest one that still exists, `total`
 * one past the newest; dropping old rows moves `first` and leaves every other row its index. Lengths in CSS pixels.
 */
export interface Extent {
  readonly first: number;
  readonly total: number;
  readonly rowHeight: number;
  /** Height in which rows are seen. */
  readonly viewport: number;
  /** Height of what stands above the first row and is scrolled with it; 0 when left out. */
  readonly lead?: number;
}

/**
 * Where the viewport stands. `top` is the truth: pixels from the top of row 0 (the first the list ever had).
 * `physical` is the scroll container's own `scrollTop`, which for a list taller than {@link SCROLL_MAX_PX} is less.
 */
export interface Position {
  readonly top: number;
  readonly physical: number;
}

/**
 * Rows to have in the document: `start` included, `end` not. They lie in a wrapper that is moved to `offset` in the spacer,
 * each one as far below its top as it is below row `base`. The base seldom changes, so that scrolling moves no row.
 */
export interface RowRange {
  readonly start: number;
  readonly end: number;
  readonly base: number;
  readonly offset: number;
}

/** Near both ends of a scaled spacer this many pixels map one to one, so that the ends are reached like any others. */
const EDGE_PX = SCROLL_MAX_PX / 16;
/** Rows between two bases: a wrapper's rows lie within pixels that any graphics driver places exactly. */
const BASE_ROWS = 1_000;
/** Fractional scroll positions (zoom, high-density screens) may fall short of the end by this much. */
const END_TOLERANCE_PX = 2;

/** Height of the element that gives the scroll container its length. */
export function spacerHeight(extent: Extent): number {
  return Math.min(contentHeight(extent), SCROLL_MAX_PX);
}

/** The position whose viewport starts at `top`, moved inside the list, with `physical` where the scroll bar should be. */
export function placeAt(extent: Extent, top: number): Position {
  const inside = clamp(top, minTop(extent), maxTop(extent));
  return { top: inside, physical: toPhysical(extent, inside - minTop(extent)) };
}

/** The position that shows the newest row. */
export function placeAtEnd(extent: Extent): Position {
  return placeAt(extent, maxTop(extent));
}

/** True when the newest row is in view. */
export function isAtEnd(extent: Extent, at: Position): boolean {
  return at.top >= maxTop(extent) - END_TOLERANCE_PX;
}

/**
 * The position after the container was scrolled to `physical`. In a scaled list a short way (wheel, keys, touch) moves
 * the rows by as many pixels, a long one (the thumb was dragged, the track clicked) to the same share of the list.
 */
export function scrolledTo(extent: Extent, at: Position, physical: number): Position {
  if (!isScaled(extent))
    return { top: clamp(minTop(extent) + physical, minTop(extent), maxTop(extent)), physical };
  const moved = physical - at.physical;
  if (Math.abs(moved) > extent.viewport)
    return { top: minTop(extent) + fromPhysical(extent, physical), physical };
  return withoutDrift(extent, { top: clamp(at.top + moved, minTop(extent), maxTop(extent)), physical });
}

/** The position after rows arrived or were dropped, or the viewport changed: what is seen stays where it is. */
export function settled(extent: Extent, at: Position): Position {
  const placed = placeAt(extent, at.top);
  return isScaled(extent) ? withoutDrift(extent, { top: placed.top, physical: at.physical }) : placed;
}

/** The nearest position in which the row at `index` is seen whole; the first row together with what stands above it. */
export function revealed(extent: Extent, at: Position, index: number): Position {
  const rowTop = index === extent.first ? minTop(extent) : index * extent.rowHeight;
  if (rowTop < at.top) return placeAt(extent, rowTop);
  const least = (index + 1) * extent.rowHeight - extent.viewport;
  return least > at.top ? placeAt(extent, least) : at;
}

/** The rows in view and up to `overscan` more on either side. */
export function rowRange(extent: Extent, at: Position, overscan: number): RowRange {
  const { first, total, rowHeight, viewport } = extent;
  const start = clamp(Math.floor(at.top / rowHeight) - overscan, first, total);
  const end = clamp(Math.ceil((at.top + viewport) / rowHeight) + overscan, start, total);
  const base = start - (start % BASE_ROWS);
  return { start, end, base, offset: at.physical + base * rowHeight - at.top };
}

function contentHeight({ first, total, rowHeight, lead = 0 }: Extent): number {
  return lead + (total - first) * rowHeight;
}

function isScaled(extent: Extent): boolean {
  return contentHeight(extent) > SCROLL_MAX_PX;
}

function minTop({ first, rowHeight, lead = 0 }: Extent): number {
  return first * rowHeight - lead;
}

function maxTop(extent: Extent): number {
  return minTop(extent) + Math.max(0, contentHeight(extent) - extent.viewport);
}

/** Short scrolls let `physical` drift from its share; it is put right when it strays far or meets an end too early. */
function withoutDrift(extent: Extent, at: Position): Position {
  const placed = placeAt(extent, at.top);
  const longest = spacerHeight(extent) - extent.viewport;
  const strayed = Math.abs(placed.physical - at.physical) > EDGE_PX / 2;
  const blocked =
    at.physical <= 0 || at.physical >= longest || placed.physical <= 0 || placed.physical >= longest;
  return strayed || blocked ? placed : at;
}

/** Maps pixels below the list's top to pixels below the spacer's top: one to one at the edges, linear between. */
function toPhysical(extent: Extent, depth: number): number {
  if (!isScaled(extent)) return depth;
  const { depths, longest } = lengths(extent);
  if (depth <= EDGE_PX) return depth;
  if (depth >= depths - EDGE_PX) return longest - (depths - depth);
  return EDGE_PX + ((depth - EDGE_PX) * (longest - 2 * EDGE_PX)) / (depths - 2 * EDGE_PX);
}

function fromPhysical(extent: Extent, physical: number): number {
  const { depths, longest } = lengths(extent);
  if (physical <= EDGE_PX) return clamp(physical, 0, depths);
  if (physical >= longest - EDGE_PX) return clamp(depths - (longest - physical), 0, depths);
  return EDGE_PX + ((physical - EDGE_PX) * (depths - 2 * EDGE_PX)) / (longest - 2 * EDGE_PX);
}

function lengths(extent: Extent): { readonly depths: number; readonly longest: number } {
  return {
    depths: contentHeight(extent) - extent.viewport,
    longest: spacerHeight(extent) - extent.viewport,
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
