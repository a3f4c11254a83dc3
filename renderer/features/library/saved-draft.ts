import { LIBRARY_MAX_TAGS, MAX_NAME_LENGTH } from '../../../shared/limits';
import type { SavedContent } from '../../../shared/model/library';
import { sequenceDraftOf, readSequence, type SequenceDraft } from './sequence-draft';
import type { Message } from '../../../shared/model/message';

/** An entry of the library as it is edited. */
export interface SavedDraft {
  readonly name: string;
  /** Separated by commas. */
  readonly tags: string;
  readonly content:
    | { readonly kind: 'message'; readonly message: Message }
    | { readonly kind: 'sequence'; readonly sequence: SequenceDraft };
}

/** An entry that can be kept, or why not: a sentence. */
export type ReadSaved =
  | { readonly kind: 'ready'; readonly content: SavedContent }
  | { readonly kind: 'wrong'; readonly field: 'name' | 'tags' | 'content'; readonly problem: string };

/** The fields of an entry that there is. */
export function savedDraftOf({ name, tags, content }: SavedContent): SavedDraft {
  return {
    name,
    tags: tags.join(', '),
    content:
      content.kind === 'message'
        ? content
        : { kind: 'sequence', sequence: sequenceDraftOf(content.sequence) },
  };
}

/** Reads the fields. A message may be wrong: it is kept as it is, and refused when it is sent. */
export function readSaved(draft: SavedDraft): ReadSaved {
  const name = draft.name.trim();
  if (name === '') return { kind: 'wrong', field: 'name', problem: 'Type a name.' };
  if (name.length > MAX_NAME_LENGTH)
    return { kind: 'wrong', field: 'name', problem: `A name has at most ${MAX_NAME_LENGTH} characters.` };
  const tags = readTags(draft.tags);
  if (tags.length > LIBRARY_MAX_TAGS)
    return { kind: 'wrong', field: 'tags', problem: `A message has at most ${LIBRARY_MAX_TAGS} tags.` };
  if (tags.some((tag) => tag.length > MAX_NAME_LENGTH))
    return { kind: 'wrong', field: 'tags', problem: `A tag has at most ${MAX_NAME_LENGTH} characters.` };
  if (draft.content.kind === 'message')
    return { kind: 'ready', content: { name, tags, content: draft.content } };
  const read = readSequence(draft.content.sequence);
  return read.kind === 'ready'
    ? { kind: 'ready', content: { name, tags, content: { kind: 'sequence', sequence: read.sequence } } }
    : { kind: 'wrong', field: 'content', problem: read.problem };
}

function readTags(text: string): string[] {
  return [...new Set(text.split(',').map((tag) => tag.trim()))].filter((tag) => tag !== '');
}
