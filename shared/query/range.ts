import { read, wrong, type Reading } from './fault';

/** What one value that was typed stands for: from its first to its last instance. `12:31` is a whole minute. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Both ends count; `null`: open. */
export interface Range {
  readonly least: number | null;
  readonly most: number | null;
}

/** Reads one value, which begins at `position` of the whole text. */
export type ReadSpan = (text: string, position: number) => Reading<Span>;

/** Hyphen, en dash and em dash: what people put between two ends. */
const dash = /[-–—]/;
const comparison = /^(>=|≥|<=|≤|>|<)/;

/**
 * Reads `5`, `5-9`, `5-`, `-9`, `>5`, `>=5`, `<9` or `<=9`, blanks anywhere. An empty text is `null`: no limit.
 * `readSpan` reads the values; a range that no value of 0 or more is in is wrong.
 */
export function readRange(text: string, readSpan: ReadSpan): Reading<Range | null> {
  const begin = text.length - text.trimStart().length;
  if (begin === text.length) return read(null);
  const sign = comparison.exec(text.slice(begin))?.[0];
  if (sign !== undefined) return compared(sign, valueFrom(text, begin + sign.length, text.length, readSpan));
  const at = text.search(dash);
  if (at < 0) return bounded(valueFrom(text, begin, text.length, readSpan));
  return between(text, at, readSpan);
}

function valueFrom(text: string, from: number, to: number, readSpan: ReadSpan): Reading<Span> {
  const part = text.slice(from, to);
  const position = from + part.length - part.trimStart().length;
  return readSpan(part.trim(), Math.min(position, text.length));
}

function bounded(value: Reading<Span>): Reading<Range> {
  return value.ok ? read({ least: value.value.from, most: value.value.to }) : value;
}

function compared(sign: string, value: Reading<Span>): Reading<Range> {
  if (!value.ok) return value;
  const { from, to } = value.value;
  if (sign === '>') return read({ least: to + 1, most: null });
  if (sign === '>=' || sign === '≥') return read({ least: from, most: null });
  const most = sign === '<' ? from - 1 : to;
  return most < 0 ? wrong(0, 'nothing is less than that') : read({ least: null, most });
}

function between(text: string, at: number, readSpan: ReadSpan): Reading<Range> {
  const hasFirst = text.slice(0, at).trim() !== '';
  const hasLast = text.slice(at + 1).trim() !== '';
  const first = hasFirst ? valueFrom(text, 0, at, readSpan) : null;
  if (first?.ok === false) return first;
  // Of a dash alone, it is the value behind it that is missing.
  const last = hasLast || !hasFirst ? valueFrom(text, at + 1, text.length, readSpan) : null;
  if (last?.ok === false) return last;
  const least = first?.value.from ?? null;
  const most = last?.value.to ?? null;
  if (least !== null && most !== null && most < least)
    return wrong(at + 1, 'the second is less than the first');
  return read({ least, most });
}
