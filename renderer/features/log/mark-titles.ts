import type { TextSegment } from '../../../shared/bytes/text-marks';
import { encodingLabels } from '../../../shared/message/encoding-labels';
import type { EncodingName } from '../../../shared/model/message';

/** Abbreviations and names of the ASCII control characters (ISO/IEC 646), by code. */
const ASCII_CONTROLS = `
NUL null, SOH start of heading, STX start of text, ETX end of text, EOT end of transmission, ENQ enquiry,
ACK acknowledge, BEL bell, BS backspace, TAB horizontal tab, LF line feed, VT vertical tab, FF form feed,
CR carriage return, SO shift out, SI shift in, DLE data link escape, DC1 device control 1, DC2 device control 2,
DC3 device control 3, DC4 device control 4, NAK negative acknowledge, SYN synchronous idle,
ETB end of transmission block, CAN cancel, EM end of medium, SUB substitute, ESC escape, FS file separator,
GS group separator, RS record separator, US unit separator`
  .split(',')
  .map((entry) => /(\w+) (.+)/.exec(entry.trim()) ?? [])
  .map(([, abbreviation = '', name = '']) => ({ abbreviation, name }));
const DELETE_NAME = { abbreviation: 'DEL', name: 'delete' };
const DELETE = 0x7f;

/** A mark: what stands in a text for something that could not be seen, and what a person is told about it. */
export interface Mark {
  readonly text: string;
  /** Drawn in place of `text`, for Control Pictures: few fonts have them, and they are hard to read where they are small. */
  readonly drawn?: string;
  readonly title: string;
}

/** The mark for a segment that is no plain text. `encoding`: what its bytes were read as. */
export function markFor(
  segment: Exclude<TextSegment, { kind: 'text' }>,
  encoding: EncodingName = 'utf-8',
): Mark {
  switch (segment.kind) {
    case 'control': {
      const known = segment.code === DELETE ? DELETE_NAME : ASCII_CONTROLS[segment.code];
      const title = `U+${hex(segment.code, 4)} ${known?.name ?? 'an invisible character'}`;
      return { text: segment.label, title, ...(known && { drawn: known.abbreviation }) };
    }
    case 'invalid':
      return {
        text: `\\x${hex(segment.byte, 2).toLowerCase()}`,
        title: `Byte 0x${hex(segment.byte, 2)} is not valid ${encodingLabels[encoding].name} here`,
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
