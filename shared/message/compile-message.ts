import type { EncodingName, LineEnding, Message } from '../model/message';
import { createByteWriter } from './byte-writer';
import { encodeText } from './encodings';
import type { Understood } from './fault';
import { parseMessage, type MessageOptions, type Part, type ParsedMessage } from './parse-message';
import { renderVariable, type Moment } from './render-variable';
import type { Surroundings } from './surroundings';
import type { Variable } from './variables';

/** A message that is ready to be sent any number of times. */
export interface CompiledMessage {
  /** Its bytes, line ending included, when it is the same each time; else `null`. */
  readonly constant: Uint8Array | null;
  /** The groups of a regular expression that it uses, each once: `1`, `name`. */
  readonly groups: readonly string[];
  /** The group whose bytes it is, when it is nothing else; or `null`. */
  readonly soleCapture: string | null;
  /** Its bytes, line ending included. Cannot fail: everything was checked. The same object each time when it is constant. */
  render(surroundings: Surroundings): Uint8Array;
}

type Step =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'variable'; readonly variable: Variable }
  | { readonly kind: 'mark'; readonly mark: 'begin' | 'end' };

const endings: Readonly<Record<LineEnding, string>> = {
  none: '',
  lf: '\n',
  cr: '\r',
  crlf: '\r\n',
  nul: '\0',
};
/** Stands in for a moment where no variable asks for it. */
const noMoment: Moment = {
  now: 0,
  count: 0,
  random: (length) => new Uint8Array(length),
  uuid: () => '',
  captured: () => null,
};

/** Makes a message ready to be sent, or says what is wrong with it and where: an escape, a digit, a variable, a character that the encoding lacks. */
export function compileMessage(message: Message, options: MessageOptions = {}): Understood<CompiledMessage> {
  return compileParsed(parseMessage(message, options), message);
}

/** The same for a source that was parsed already. */
export function compileParsed(
  parsed: ParsedMessage,
  { encoding, ending }: Pick<Message, 'encoding' | 'ending'>,
): Understood<CompiledMessage> {
  const fault = parsed.faults[0];
  if (fault !== undefined) return { ok: false, fault };
  const steps = stepsOf(parsed.parts, encode(endings[ending], encoding));
  const variables = steps.flatMap((step) => (step.kind === 'variable' ? [step.variable] : []));
  const groups = variables.flatMap((variable) => (variable.kind === 'capture' ? [variable.group] : []));
  // Checksums of bytes that never change never change.
  const constant = variables.every(({ kind }) => kind === 'checksum') ? run(steps, noMoment, encoding) : null;
  const counts = variables.some(({ kind }) => kind === 'counter');
  return {
    ok: true,
    value: {
      constant,
      groups: [...new Set(groups)],
      soleCapture: steps.length === 1 ? (groups[0] ?? null) : null,
      render: (surroundings) => {
        if (constant !== null) return constant;
        const { random, uuid, captured } = surroundings;
        const count = counts ? surroundings.count() : 0;
        return run(steps, { now: surroundings.now(), count, random, uuid, captured }, encoding);
      },
    },
  };
}

/** Bytes that follow each other become one step. */
function stepsOf(parts: readonly Part[], ending: Uint8Array): readonly Step[] {
  const steps: Step[] = [];
  let bytes = createByteWriter();

  function endBytes(): void {
    if (bytes.length > 0) steps.push({ kind: 'bytes', bytes: bytes.bytes() });
    bytes = createByteWriter();
  }

  for (const part of parts) {
    switch (part.kind) {
      case 'text':
      case 'escape':
      case 'hex':
        bytes.write(part.bytes);
        break;
      case 'variable':
      case 'mark':
        endBytes();
        steps.push(part);
        break;
      case 'fault':
      case 'unread':
    }
  }
  bytes.write(ending);
  endBytes();
  return steps;
}

function run(steps: readonly Step[], moment: Moment, encoding: EncodingName): Uint8Array {
  const written = createByteWriter();
  let begin = 0;
  let end: number | null = null;

  for (const step of steps) {
    if (step.kind === 'bytes') written.write(step.bytes);
    else if (step.kind === 'variable') {
      const value = renderVariable(step.variable, moment, () => written.view(begin, end ?? written.length));
      written.write(typeof value === 'string' ? encode(value, encoding) : value);
    } else if (step.mark === 'end') end = written.length;
    else {
      begin = written.length;
      end = null;
    }
  }
  return written.bytes();
}

/** Digits, signs and controls of ASCII, which every encoding has. */
function encode(text: string, encoding: EncodingName): Uint8Array {
  const encoded = encodeText(text, encoding);
  if (encoded.kind === 'lacks') throw new Error(`${encoding} lacks ${encoded.character}`);
  return encoded.bytes;
}
