import { byteToHex } from './hexdump';
import type { TextSegment } from './text-marks';

/** One line of text in which everything is visible: controls as their marks (`␊`, `⟨RLO⟩`), invalid bytes as `\xff`. */
export function toPlainText(segments: readonly TextSegment[]): string {
  return segments
    .map((segment) => {
      if (segment.kind !== 'control') return exactText(segment);
      return [...segment.label].length === 1 ? segment.label : `⟨${segment.label}⟩`;
    })
    .join('');
}

/** The text itself, for the clipboard: every character as it is, line ends included; invalid bytes as `\xff`. */
export function toExactText(segments: readonly TextSegment[]): string {
  return segments.map(exactText).join('');
}

function exactText(segment: TextSegment): string {
  switch (segment.kind) {
    case 'text':
      return segment.text;
    case 'control':
      return String.fromCodePoint(segment.code);
    case 'invalid':
      return `\\x${byteToHex(segment.byte)}`;
    case 'continued':
      return '';
  }
}
