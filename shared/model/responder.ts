import { z } from 'zod';
import { DELAY_MAX_MS } from '../limits';
import { framing } from './framing';
import { message } from './message';

/** What an endpoint does with incoming bytes. A new responder adds a member here, a label in `responder-labels.ts`, and a file in the engine. */
export const responder = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('echo') }),
  z.strictObject({ kind: z.literal('manual') }),
  z.strictObject({ kind: z.literal('discard') }),
  z.strictObject({ kind: z.literal('fixed'), reply: message }),
  /** The endpoint's own rules (`rules.window`), tried on each chunk, or on each frame of a framing. */
  z.strictObject({ kind: z.literal('rules'), framing }),
  z.strictObject({ kind: z.literal('chargen') }),
  z.strictObject({ kind: z.literal('daytime') }),
]);
export type Responder = Readonly<z.infer<typeof responder>>;
export type ResponderKind = Responder['kind'];

/** How the replies of any responder go out. */
export const answering = z.strictObject({
  /** Each reply waits for a time between these two, in ms; both 0 for none. */
  delay: z.strictObject({
    least: z.int().min(0).max(DELAY_MAX_MS),
    most: z.int().min(0).max(DELAY_MAX_MS),
  }),
  /** Most bytes a second that replies take, for each connection; `null` for no limit. */
  bytesPerSecond: z.int().min(1).nullable(),
  /** Ends the connection behind so many messages that were received and answered; `null`: never. */
  ending: z.strictObject({ after: z.int().min(1), by: z.enum(['close', 'reset']) }).nullable(),
});
export type Answering = Readonly<z.infer<typeof answering>>;
