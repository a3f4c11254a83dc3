import { formatBytes } from '../bytes/format';
import { MESSAGE_MAX_FAULTS, MESSAGE_MAX_RANDOM_BYTES, MESSAGE_MAX_VARIABLES } from '../limits';
import type { EncodingName } from '../model/message';
import { encodeText, type EncodedText } from './encodings';
import { encodingLabels } from './encoding-labels';
import type { Fault } from './fault';
import type { Variable } from './variables';

/**
 * A piece of a source, characters `start … end - 1`, and what it stands for.
 * - `text`, `escape`, `hex`: bytes. Brackets, blanks and separators around hex digits belong to them.
 * - `variable`: what is only known when the message is sent. `mark`: an end of the range that checksums cover.
 * - `fault`: what cannot be understood. `unread`: the rest of a source that has too many faults.
 */
export type Part = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'text' | 'escape' | 'hex'; readonly bytes: Uint8Array }
  | { readonly kind: 'variable'; readonly variable: Variable }
  | { readonly kind: 'mark'; readonly mark: 'begin' | 'end' }
  | { readonly kind: 'fault'; readonly problem: string }
  | { readonly kind: 'unread' }
);

/** The parts of a source while it is read from its beginning to its end. */
export interface PartList {
  readonly parts: readonly Part[];
  readonly faults: readonly Fault[];
  /** True when enough faults were found to read no further. */
  readonly full: boolean;
  /** Adds a part. A variable that is one too many becomes a fault. */
  add(part: Part): void;
  fault(start: number, end: number, problem: string): void;
  /** Characters that stand for themselves, or for the `text` of an escape. Those that the encoding lacks become faults. */
  characters(start: number, end: number, escaped?: string): void;
}

/** Characters of a run that are encoded at once where the encoding lacks some of them. */
const SLICE = 4_096;

/** A list without parts yet. */
export function createPartList(source: string, encoding: EncodingName): PartList {
  const parts: Part[] = [];
  const faults: Fault[] = [];
  const escapes = new Map<string, EncodedText>();
  let variables = 0;
  let randomBytes = 0;

  function tooMuch(variable: Variable): string | null {
    variables += 1;
    if (variables > MESSAGE_MAX_VARIABLES) return `a message has at most ${MESSAGE_MAX_VARIABLES} variables`;
    if (variable.kind === 'random') randomBytes += variable.length;
    return randomBytes > MESSAGE_MAX_RANDOM_BYTES
      ? `a message has at most ${formatBytes(MESSAGE_MAX_RANDOM_BYTES)} of random bytes`
      : null;
  }

  function fault(start: number, end: number, problem: string): void {
    faults.push({ start, end, problem });
    parts.push({ kind: 'fault', start, end, problem });
  }

  /** A message may have thousands of escapes, and has few different ones. */
  function encodeEscaped(character: string): EncodedText {
    const known = escapes.get(character);
    if (known !== undefined) return known;
    const encoded = encodeText(character, encoding);
    escapes.set(character, encoded);
    return encoded;
  }

  /** Adds a slice that holds characters which the encoding lacks, and says where the next one begins. */
  function addSlice(start: number, end: number): number {
    const encoded = encodeText(source.slice(start, end), encoding);
    if (encoded.kind === 'bytes') {
      parts.push({ kind: 'text', start, end, bytes: encoded.bytes });
      return end;
    }
    const lacking = start + encoded.index;
    if (lacking > start) addSlice(start, lacking);
    fault(lacking, lacking + encoded.character.length, lacks(encoded.character, encoding));
    return lacking + encoded.character.length;
  }

  return {
    parts,
    faults,
    get full() {
      return faults.length >= MESSAGE_MAX_FAULTS;
    },
    add(part) {
      const problem = part.kind === 'variable' ? tooMuch(part.variable) : null;
      if (problem === null) parts.push(part);
      else fault(part.start, part.end, problem);
    },
    fault,
    characters(start, end, escaped) {
      if (escaped !== undefined) {
        const encoded = encodeEscaped(escaped);
        if (encoded.kind === 'bytes') parts.push({ kind: 'escape', start, end, bytes: encoded.bytes });
        else fault(start, end, lacks(escaped, encoding));
        return;
      }
      if (end === start) return;
      const encoded = encodeText(source.slice(start, end), encoding);
      if (encoded.kind === 'bytes') parts.push({ kind: 'text', start, end, bytes: encoded.bytes });
      else
        for (let at = start; at < end && faults.length < MESSAGE_MAX_FAULTS;)
          at = addSlice(at, Math.min(end, wholeCharacter(source, at + SLICE)));
    },
  };
}

function wholeCharacter(source: string, end: number): number {
  const last = source.charCodeAt(end - 1);
  return last >= 0xd800 && last <= 0xdbff ? end + 1 : end;
}

function lacks(character: string, encoding: EncodingName): string {
  const code = character.codePointAt(0) ?? 0;
  const number = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  if (code >= 0xd800 && code <= 0xdfff) return `${number} is half of a character, which no encoding carries`;
  return `${encodingLabels[encoding].name} has no “${character}” (${number})`;
}
