import type { Message } from '../../../shared/model/message';

/** Characters of a name that a message gets from its own source. */
const LENGTH = 30;

/** A name for a message: the beginning of its source, on one line. Never empty. */
export function messageName({ source }: Pick<Message, 'source'>): string {
  const line = source
    .slice(0, 4 * LENGTH)
    .replace(/[\s\p{C}]+/gu, ' ')
    .trim();
  const characters = [...line];
  if (characters.length === 0) return 'Message';
  return characters.length <= LENGTH ? line : `${characters.slice(0, LENGTH - 1).join('')}…`;
}
