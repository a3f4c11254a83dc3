/** Bytes `start … end - 1` of a record; never empty. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** A selection as it is made: the byte where it began and the byte that moves, both of them in it. */
export interface ByteSelection {
  readonly anchor: number;
  readonly focus: number;
}

/** The bytes of a selection, whichever way it was made. */
export function rangeOf({ anchor, focus }: ByteSelection): ByteRange {
  return { start: Math.min(anchor, focus), end: Math.max(anchor, focus) + 1 };
}

/** A selection of a range, as if made from its start. */
export function selectionOf({ start, end }: ByteRange): ByteSelection {
  return { anchor: start, focus: end - 1 };
}

/** `bytes 12–19, 8 bytes`; positions count from 0. */
export function rangeText({ start, end }: ByteRange): string {
  const count = end - start;
  if (count === 1) return `byte ${start.toLocaleString('en')}, 1 byte`;
  return `bytes ${start.toLocaleString('en')}–${(end - 1).toLocaleString('en')}, ${count.toLocaleString('en')} bytes`;
}

/** Where keys may move a selection: bytes of the record, of a line, of a page, and where to begin without one. */
export interface ByteBounds {
  readonly length: number;
  readonly width: number;
  readonly page: number;
  readonly begin: number;
}

/** What of a key press counts. */
export interface ByteKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
}

/**
 * The selection after a key, or `null` for a key that selects nothing. Arrows move one byte or one line; with Shift the
 * byte where the selection began stays. Ctrl+A takes all.
 */
export function selectionAfterKey(
  pressed: ByteKey,
  selection: ByteSelection | null,
  bounds: ByteBounds,
): ByteSelection | null {
  const { length } = bounds;
  if (length === 0) return null;
  if (pressed.ctrlKey && pressed.key === 'a') return { anchor: 0, focus: length - 1 };
  const focus = focusAfterKey(pressed, selection?.focus ?? null, bounds);
  if (focus === null) return null;
  return { anchor: pressed.shiftKey ? (selection?.anchor ?? focus) : focus, focus };
}

function focusAfterKey(
  { key, ctrlKey }: ByteKey,
  focus: number | null,
  { length, width, page, begin }: ByteBounds,
): number | null {
  const moves: Readonly<Record<string, (from: number) => number>> = {
    ArrowLeft: (from) => from - 1,
    ArrowRight: (from) => from + 1,
    ArrowUp: (from) => (from < width ? from : from - width),
    ArrowDown: (from) => (from + width < length ? from + width : from),
    PageUp: (from) => (from < width ? from : Math.max(from % width, from - page)),
    PageDown: (from) => Math.min(length - 1, from + page),
    Home: (from) => (ctrlKey ? 0 : from - (from % width)),
    End: (from) => (ctrlKey ? length - 1 : from - (from % width) + width - 1),
  };
  const move = Object.hasOwn(moves, key) ? moves[key] : undefined;
  if (move === undefined) return null;
  const to = focus === null && key.startsWith('Arrow') ? begin : move(focus ?? begin);
  return Math.min(Math.max(to, 0), length - 1);
}
