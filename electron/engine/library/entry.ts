import type { Saved } from '../../../shared/model/library';

/** A saved message or sequence, and what looking for it needs. */
export interface Entry {
  readonly saved: Saved;
  /** Name, tags and sources in lower case, each on lines of its own: words have no line ends, so none is found across two. */
  readonly haystack: string;
  /** Bytes that it takes in the library's file. */
  readonly bytes: number;
}

/** Prepares an entry for looking it up. */
export function entryOf(saved: Saved): Entry {
  const haystack = [saved.name, ...saved.tags, ...sourcesOf(saved)].join('\n').toLowerCase();
  return { saved, haystack, bytes: Buffer.byteLength(JSON.stringify(saved)) };
}

/** Characters of the messages that an entry holds. */
export function lengthOf(saved: Saved): number {
  return sourcesOf(saved).reduce((sum, source) => sum + source.length, 0);
}

/** What somebody looks for, in words as an entry's haystack has them. */
export function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** True when an entry holds all of the words, each anywhere. */
export function holdsAll({ haystack }: Entry, words: readonly string[]): boolean {
  return words.every((word) => haystack.includes(word));
}

// `2` comes before `10`, and upper and lower case belong together.
const names = new Intl.Collator('und', { numeric: true, sensitivity: 'base' });

/** The order in which entries are listed: by name, and with the same name the older one first. */
export function byName({ saved: one }: Entry, { saved: other }: Entry): number {
  return names.compare(one.name, other.name) || one.id - other.id;
}

function sourcesOf({ content }: Saved): readonly string[] {
  return content.kind === 'message'
    ? [content.message.source]
    : content.sequence.steps.map(({ message }) => message.source);
}
