import { FRAME_DEFAULT_BYTES } from '../../../shared/limits';
import type { Framing } from '../../../shared/model/framing';

/** A framing that many protocols have, by the name that people know it by. */
export interface FramingPreset {
  readonly name: string;
  readonly framing: Framing;
}

const most = FRAME_DEFAULT_BYTES;

function endedBy(delimiter: string): Framing {
  return { kind: 'delimiter', mode: 'text', delimiter, keep: false, most };
}

/** The framings that are one press away. Modbus over TCP: two bytes each of transaction, protocol and length. */
export const framingPresets: readonly FramingPreset[] = [
  { name: 'Lines (LF)', framing: endedBy('\\n') },
  { name: 'Lines (CR LF)', framing: endedBy('\\r\\n') },
  { name: 'Ended by NUL', framing: endedBy('\\0') },
  {
    name: '2-byte length',
    framing: { kind: 'length', width: 2, order: 'big', offset: 0, counts: 'rest', most },
  },
  {
    name: '4-byte length',
    framing: { kind: 'length', width: 4, order: 'big', offset: 0, counts: 'rest', most },
  },
  {
    name: 'Modbus TCP',
    framing: { kind: 'length', width: 2, order: 'big', offset: 4, counts: 'rest', most },
  },
];
