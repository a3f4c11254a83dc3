import type { Message } from '../model/message';
import { readDollar } from './dollar';
import { readEscape } from './escapes';
import type { Fault } from './fault';
import { parseHex } from './parse-hex';
import { createPartList, type Part, type PartList } from './part-list';
import type { Groups } from './variables';

export type { Part } from './part-list';

/** What a message may use. */
export interface MessageOptions {
  /** The groups of the regular expression whose captures it may use, by number and name; without it, it belongs to no rule. */
  readonly groups?: readonly string[];
}

/** A source, piece by piece. The parts cover it without a gap, in order; `faults` are those among them, and have its order. */
export interface ParsedMessage {
  readonly parts: readonly Part[];
  readonly faults: readonly Fault[];
}

/** Reads the source of a message. Never throws, and takes time in proportion to the source's length. */
export function parseMessage(
  { mode, source, encoding }: Pick<Message, 'mode' | 'source' | 'encoding'>,
  options: MessageOptions = {},
): ParsedMessage {
  const groups = options.groups ?? null;
  const list = createPartList(source, encoding);
  if (mode === 'hex')
    parseHex(source, { from: 0, start: 0, end: source.length, to: source.length }, groups, list);
  else parseCharacters(source, mode, groups, list);
  const covered = list.parts.at(-1)?.end ?? 0;
  if (covered < source.length) list.add({ kind: 'unread', start: covered, end: source.length });
  return list;
}

function parseCharacters(source: string, mode: 'text' | 'mixed', groups: Groups, list: PartList): void {
  const special = mode === 'text' ? /[\\$]/g : /[\\$<]/g;
  const escapable = mode === 'text' ? '' : '<>';
  const lastClosing = mode === 'text' ? -1 : source.lastIndexOf('>');
  let runStart = 0;
  while (!list.full) {
    const at = special.exec(source)?.index ?? source.length;
    const dollar = source.charAt(at) === '$' ? readDollar(source, at, groups) : null;
    if (source.charAt(at) === '$' && dollar === null) continue;
    list.characters(runStart, at);
    if (at === source.length) return;
    if (list.full) return;
    if (dollar?.kind === 'problem') list.fault(at, dollar.end, dollar.problem);
    else if (dollar !== null) list.add({ ...dollar, start: at });
    runStart = dollar?.end ?? (source.charAt(at) === '<' ? brackets(at) : escape(at));
    special.lastIndex = runStart;
  }

  function escape(at: number): number {
    const read = readEscape(source, at, escapable);
    if (read.kind === 'problem') list.fault(at, read.end, read.problem);
    else if (read.kind === 'character') list.characters(at, read.end, read.character);
    else list.add({ kind: 'escape', start: at, end: read.end, bytes: Uint8Array.of(read.byte) });
    return read.end;
  }

  function brackets(at: number): number {
    if (at > lastClosing) {
      list.fault(at, at + 1, '“<” opens hex bytes, and no “>” closes them; write \\< for the character');
      return at + 1;
    }
    const end = source.indexOf('>', at);
    parseHex(source, { from: at, start: at + 1, end, to: end + 1 }, groups, list);
    return end + 1;
  }
}
