import type { TextSegment } from '../../../shared/bytes/text-marks';

const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** True for a line feed: what follows it stands on another line where there is one. */
export function endsLine(segment: TextSegment): boolean {
  return segment.kind === 'control' && segment.code === LINE_FEED;
}

/**
 * What stands for a character while invisible ones are not drawn; `null` for one that stays a mark. Only tabs and line ends are
 * left blank (0x09 … 0x0d of ISO/IEC 646): those that could make a text look like another one (other controls, formats, directions) always stay marks.
 */
export function blankFor(segment: TextSegment): string | null {
  if (segment.kind !== 'control' || segment.code < TAB || segment.code > CARRIAGE_RETURN) return null;
  if (segment.code === TAB) return '\t';
  return segment.code === CARRIAGE_RETURN ? '' : ' ';
}
