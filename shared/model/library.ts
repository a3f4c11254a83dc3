import { z } from 'zod';
import { LIBRARY_MAX_TAGS, MAX_NAME_LENGTH } from '../limits';
import { message } from './message';
import { sequence } from './sending';

/** Number of a saved message, from 1; never used twice. */
export const savedId = z.int().min(1).brand<'SavedId'>();
export type SavedId = z.infer<typeof savedId>;

/** A message or a sequence that is kept under a name. */
export const savedContent = z.strictObject({
  name: z.string().min(1).max(MAX_NAME_LENGTH),
  tags: z.array(z.string().min(1).max(MAX_NAME_LENGTH)).max(LIBRARY_MAX_TAGS),
  content: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('message'), message }),
    z.strictObject({ kind: z.literal('sequence'), sequence }),
  ]),
});
export type SavedContent = Readonly<z.infer<typeof savedContent>>;

/** One entry of the library. */
export const saved = z.strictObject({ id: savedId, ...savedContent.shape });
export type Saved = Readonly<z.infer<typeof saved>>;
