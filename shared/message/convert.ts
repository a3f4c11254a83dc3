import type { Message, MessageMode } from '../model/message';
import type { Understood } from './fault';
import { parseMessage, type MessageOptions, type Part } from './parse-message';
import { writeSource } from './write-source';

/**
 * The source of a message in another mode, which stands for the same bytes and keeps the variables in place; or its first
 * fault, which must be mended before. Between text and mixed, escapes stay as they were typed.
 */
export function convertMessage(
  message: Message,
  mode: MessageMode,
  options: MessageOptions = {},
): Understood<string> {
  if (mode === message.mode) return { ok: true, value: message.source };
  const { parts, faults } = parseMessage(message, options);
  const [fault] = faults;
  if (fault !== undefined) return { ok: false, fault };
  const pieces = parts.map((part) => ({ part, text: convertPart(part, message, mode) }));
  const written = pieces.filter(({ text }) => text !== '');
  if (mode === 'hex') return { ok: true, value: written.map(({ text }) => text).join(' ') };
  const apart = written.map(({ part, text }, index) => keepApart(part, text, written[index + 1]?.text ?? ''));
  return { ok: true, value: apart.join('') };
}

function convertPart(part: Part, { source, mode: from, encoding }: Message, to: MessageMode): string {
  const typed = source.slice(part.start, part.end);
  switch (part.kind) {
    case 'hex':
      return writeSource(part.bytes, to, encoding);
    case 'text':
      if (to === 'hex') return writeSource(part.bytes, to, encoding);
      return to === 'mixed' ? typed.replaceAll('<', '\\<') : typed;
    case 'escape':
      if (to === 'hex') return writeSource(part.bytes, to, encoding);
      return from === 'mixed' && /^\\[<>]$/.test(typed) ? typed.slice(1) : typed;
    case 'variable':
    case 'mark':
    case 'fault':
    case 'unread':
      return typed;
  }
}

/** Writes a piece so that what follows does not change its meaning: `$1` ahead of a digit, a dollar sign ahead of a brace. */
function keepApart(part: Part, text: string, next: string): string {
  if (part.kind === 'text' && text.endsWith('$') && /^[{\d]/.test(next)) return `${text.slice(0, -1)}\\$`;
  if (part.kind === 'variable' && /^\$\d/.test(text) && /^\d/.test(next)) return `\${${text.slice(1)}}`;
  return text;
}
