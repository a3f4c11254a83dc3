import { encodingLabels } from '../../../shared/message/encoding-labels';
import type { Composing, LineEnding, MessageMode } from '../../../shared/model/message';

interface Label<T extends string> {
  readonly value: T;
  readonly name: string;
  readonly explains: string;
}

/** The modes in the order of a menu. */
export const modeLabels: readonly Label<MessageMode>[] = [
  { value: 'text', name: 'Text', explains: 'Characters, with escapes such as \\r, \\n and \\x00.' },
  { value: 'hex', name: 'Hex', explains: 'Bytes as pairs of digits: 48 65 6c 6c 6f, 0x48,0x65.' },
  { value: 'mixed', name: 'Mixed', explains: 'Text with bytes between < and >: Hello<0d 0a>.' },
];

/** The line endings in the order of a menu. */
export const endingLabels: readonly Label<LineEnding>[] = [
  { value: 'none', name: 'No ending', explains: 'Nothing is added.' },
  { value: 'lf', name: 'LF', explains: 'A line feed (0a) is added, as on Linux and macOS.' },
  { value: 'cr', name: 'CR', explains: 'A carriage return (0d) is added.' },
  {
    value: 'crlf',
    name: 'CRLF',
    explains: 'Carriage return and line feed (0d 0a) are added, as most text protocols want.',
  },
  { value: 'nul', name: 'NUL', explains: 'A zero character (00) is added.' },
];

/** How messages are composed, in one short line: `Text · UTF-8 · CRLF`. */
export function composingWords({ mode, encoding, ending }: Composing): string {
  const name = <T extends string>(labels: readonly Label<T>[], value: T): string =>
    labels.find((label) => label.value === value)?.name ?? value;
  const parts = [name(modeLabels, mode), encodingLabels[encoding].name];
  return [...parts, ...(ending === 'none' ? [] : [name(endingLabels, ending)])].join(' · ');
}
