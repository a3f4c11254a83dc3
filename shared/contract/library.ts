import { z } from 'zod';
import { LIBRARY_BATCH, MAX_NAME_LENGTH, WINDOW_MAX_ROWS } from '../limits';
import { endpointId } from '../model/ids';
import { saved, savedContent, savedId } from '../model/library';
import { message } from '../model/message';
import { nothing, window } from './parts';

/** What is kept between runs besides the endpoints. */
export const libraryContract = {
  /**
   * Saved messages and sequences whose name, tags or source hold all of the words, with that tag, by name. Fewer than `count`
   * where they are long, one at least. `tags`: those in use in the whole library, at most `limits.LIBRARY_LISTED_TAGS`.
   */
  'library.find': {
    params: z.strictObject({
      words: z.string().max(MAX_NAME_LENGTH),
      tag: z.string().max(MAX_NAME_LENGTH).nullable(),
      ...window,
    }),
    result: z.strictObject({ total: z.int().min(0), rows: z.array(saved), tags: z.array(z.string()) }),
  },
  /** Keeps one: a new one (`id: null`), or another content of one that is there. */
  'library.save': {
    params: z.strictObject({ id: savedId.nullable(), saved: savedContent }),
    result: z.strictObject({ id: savedId }),
  },
  /** Keeps several, as when a file is imported. */
  'library.add': {
    params: z.strictObject({ saved: z.array(savedContent).min(1).max(LIBRARY_BATCH) }),
    result: z.strictObject({ ids: z.array(savedId) }),
  },
  /** Takes some out. One that is gone already is no error. */
  'library.remove': {
    params: z.strictObject({ ids: z.array(savedId).min(1).max(WINDOW_MAX_ROWS) }),
    result: nothing,
  },
  /** The messages that were sent from an endpoint's input, oldest first. */
  'history.read': {
    params: z.strictObject({ endpoint: endpointId }),
    result: z.strictObject({ messages: z.array(message) }),
  },
  /** Adds one. A message over `limits.HISTORY_KEPT_LENGTH` characters is not kept between runs. */
  'history.add': { params: z.strictObject({ endpoint: endpointId, message }), result: nothing },
} as const;
