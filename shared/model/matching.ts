import { z } from 'zod';
import { PATTERN_MAX_LENGTH } from '../limits';
import { encodingName, messageMode } from './message';

/** What received bytes are compared with: the bytes of a message without variables. */
const content = z.strictObject({
  mode: messageMode,
  source: z.string().min(1).max(PATTERN_MAX_LENGTH),
  encoding: encodingName,
});

/** When received bytes fit. Regular expressions are of RE2's kind: no pattern can take long (docs/rules.md). */
export const matching = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('any') }),
  z.strictObject({ by: z.literal('equals'), content }),
  z.strictObject({ by: z.literal('contains'), content }),
  z.strictObject({ by: z.literal('starts-with'), content }),
  z.strictObject({
    by: z.literal('regex'),
    source: z.string().min(1).max(PATTERN_MAX_LENGTH),
    /** `bytes`: each byte is one character of the same number. `text`: the characters of the encoding. */
    over: z.enum(['bytes', 'text']),
    encoding: encodingName,
    matchCase: z.boolean(),
  }),
]);
export type Matching = Readonly<z.infer<typeof matching>>;
