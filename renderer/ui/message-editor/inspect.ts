import { MESSAGE_MAX_LENGTH } from '../../../shared/limits';
import type { Fault } from '../../../shared/message/fault';
import type { Part } from '../../../shared/message/parse-message';
import { previewMessage } from '../../../shared/message/preview';
import type { Surroundings } from '../../../shared/message/surroundings';
import type { Message } from '../../../shared/model/message';
import { exampleSurroundings } from './example-surroundings';
import { runsOf, type Run, type Tone } from './runs';

/** What an editor shows of a message. */
export interface Inspection {
  /** How the source is marked; `null` when it is too long for that. */
  readonly runs: readonly Run[] | null;
  /** The first fault. */
  readonly fault: Fault | null;
  /** What will go out, line ending included; `null` while something is wrong. */
  readonly bytes: Uint8Array | null;
  /** True when the bytes will be others each time, because of variables. */
  readonly isExample: boolean;
}

/** What is known besides the message itself. */
interface InspectOptions {
  /** Groups of a regular expression that the message may use; without them it belongs to no rule. */
  readonly groups?: readonly string[] | undefined;
  /** A fault that somebody else found in it. */
  readonly fault?: Fault | null;
  /** What variables are filled from in the example. */
  readonly surroundings?: Surroundings;
}

const tones: Readonly<Record<Part['kind'], Tone>> = {
  text: 'text',
  escape: 'escape',
  hex: 'hex',
  variable: 'variable',
  mark: 'mark',
  fault: 'text',
  unread: 'text',
};

/** Reads a message as it stands: its parts to be marked, its first fault, and its bytes with an example of each variable. */
export function inspectMessage(message: Message, options: InspectOptions = {}): Inspection {
  const { groups, fault: other = null, surroundings = exampleSurroundings } = options;
  const preview = previewMessage(message, surroundings, groups === undefined ? {} : { groups });
  const { parts, bytes } = preview;
  const faults =
    other === null ? preview.faults : [...preview.faults, other].sort((a, b) => a.start - b.start);
  const isMarked = message.source.length <= MESSAGE_MAX_LENGTH;
  return {
    runs: isMarked ? runsOf(message.source, toned(parts), faults) : null,
    fault: faults[0] ?? null,
    bytes: bytes.kind === 'none' || other !== null ? null : bytes.bytes,
    isExample: bytes.kind === 'sample',
  };
}

function toned(parts: readonly Part[]): readonly { start: number; end: number; tone: Tone }[] {
  return parts.map(({ kind, start, end }) => ({ start, end, tone: tones[kind] }));
}
