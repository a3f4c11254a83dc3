import { z } from 'zod';
import { parleyError } from '../errors';
import { PATTERN_MAX_LENGTH, CRITERIA_MAX_CONNECTIONS } from '../limits';
import { connectionId } from './ids';
import { rowKind } from './row';

/** What bytes a row must hold. `hex`: pairs of digits; `regex`: a JavaScript pattern over bytes, one character a byte. */
export const pattern = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    text: z.string().min(1).max(PATTERN_MAX_LENGTH),
    matchCase: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('hex'), text: z.string().min(1).max(PATTERN_MAX_LENGTH) }),
  z.strictObject({
    kind: z.literal('regex'),
    source: z.string().min(1).max(PATTERN_MAX_LENGTH),
    matchCase: z.boolean(),
  }),
]);
export type Pattern = Readonly<z.infer<typeof pattern>>;

const bound = z.int().min(0).nullable();

/** Which rows a filter keeps: those that fit every part. `null` stands for a part that keeps all. Both ends count. */
export const criteria = z.strictObject({
  kinds: z.array(rowKind).min(1).nullable(),
  connections: z.array(connectionId).min(1).max(CRITERIA_MAX_CONNECTIONS).nullable(),
  /** Bytes of a chunk; events have none and do not fit. */
  length: z.strictObject({ least: bound, most: bound }).nullable(),
  /** µs since the Unix epoch. */
  time: z.strictObject({ from: bound, to: bound }).nullable(),
  /** A match may begin in one chunk of a stream and end in another: every chunk that holds a part of it fits. */
  pattern: pattern.nullable(),
});
export type Criteria = Readonly<z.infer<typeof criteria>>;

/** Number of an open filter. */
export const filterId = z.int().min(1).brand<'FilterId'>();
export type FilterId = z.infer<typeof filterId>;

/** How far a filter has come. `live`: all that was captured was looked at, and new rows join. */
export const filterState = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('scanning') }),
  z.strictObject({ kind: z.literal('live') }),
  /** The capture is closed: nothing can join any more. */
  z.strictObject({ kind: z.literal('complete') }),
  z.strictObject({ kind: z.literal('stopped') }),
  z.strictObject({ kind: z.literal('failed'), error: parleyError }),
]);
export type FilterState = Readonly<z.infer<typeof filterState>>;
