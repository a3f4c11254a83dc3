import type { TextSegment } from '../../../shared/bytes/text-marks';

/** Names of the ASCII control characters in ISO/IEC 646, by code. */
const ASCII_CONTROLS = [
  ...['null', 'start of heading', 'start of text', 'end of text', 'end of transmission', 'enquiry'],
  ...['acknowledge', 'bell', 'backspace', 'horizontal tab', 'line feed', 'vertical tab', 'form feed'],
  ...['carriage return', 'shift out', 'shift in', 'data link escape', 'device control 1', 'device control 2'],
  ...['device control 3', 'device control 4', 'negative acknowledge', 'synchronous idle'],
  ...['end of transmission block', 'cancel', 'end of medium', 'substitute', 'escape', 'file separator'],
  ...['group separator', 'record separator', 'unit separator'],
] as const;
const DELETE = 0x7f;

/** A mark: what stands in a text for something that could not be seen, and what a person is told about it. */
export interface Mark {
  readonly text: string;
  readonly title: string;
}

/** The mark for a segment that is no plain text. */
export function markFor(segment: Exclude<TextSegment, { kind: 'text' }>): Mark {
  switch (segment.kind) {
    case 'control': {
      const code = `U+${hex(segment.code, 4)}`;
      const name =
        segment.code === DELETE ? 'delete' : (ASCII_CONTROLS[segment.code] ?? 'an invisible character');
      return { text: segment.label, title: `${code} ${name}` };
    }
    case 'invalid':
      return {
        text: `\\x${hex(segment.byte, 2).toLowerCase()}`,
        title: `Byte 0x${hex(segment.byte, 2)} is not valid UTF-8 here`,
      };
    case 'continued':
      return {
        text: '⋯',
        title: `${segment.length === 1 ? '1 byte' : `${segment.length} bytes`} of a character that began in an earlier read`,
      };
  }
}

function hex(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0');
}
