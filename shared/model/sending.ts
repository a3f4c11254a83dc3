import { z } from 'zod';
import { parleyError } from '../errors';
import {
  DELAY_MAX_MS,
  EXPECT_MAX_MS,
  MAX_NAME_LENGTH,
  REPEAT_MAX_MS,
  SEND_PIECE_BYTES,
  SEQUENCE_MAX_STEPS,
} from '../limits';
import { connectionId, endpointId } from './ids';
import { matching } from './matching';
import { message } from './message';

/** Whom something is sent to: one connection, or all of a server that can be sent to at that moment. */
export const sendTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('connection'), connection: connectionId }),
  z.strictObject({ kind: z.literal('all'), server: endpointId }),
]);
export type SendTarget = Readonly<z.infer<typeof sendTarget>>;

/** Number of something that sends by itself. */
export const sendingId = z.int().min(1).brand<'SendingId'>();
export type SendingId = z.infer<typeof sendingId>;

/** How fast a file goes out: `chunk` bytes at a time, at most so many bytes a second (`null`: as fast as the peer reads). */
export const pace = z.strictObject({
  chunk: z.int().min(1).max(SEND_PIECE_BYTES),
  bytesPerSecond: z.int().min(1).nullable(),
});
export type Pace = Readonly<z.infer<typeof pace>>;

/** Every so many ms, give or take up to `jitterMs`; `count` times, or until it is stopped. */
export const repetition = z.strictObject({
  everyMs: z.int().min(1).max(REPEAT_MAX_MS),
  jitterMs: z.int().min(0).max(REPEAT_MAX_MS),
  count: z.int().min(1).nullable(),
});
export type Repetition = Readonly<z.infer<typeof repetition>>;

/** What the peer must answer, and by when: ms after the message was sent. */
export const expectation = z.strictObject({
  match: matching,
  withinMs: z.int().min(1).max(EXPECT_MAX_MS),
});
export type Expectation = Readonly<z.infer<typeof expectation>>;

/** Messages one after another. A step waits `delayMs` ahead of its message, and then for the answer where one is expected. */
export const sequence = z.strictObject({
  steps: z
    .array(
      z.strictObject({
        delayMs: z.int().min(0).max(DELAY_MAX_MS),
        message,
        expect: expectation.nullable(),
      }),
    )
    .min(1)
    .max(SEQUENCE_MAX_STEPS),
  /** How often it runs; `null`: until it is stopped. */
  loops: z.int().min(1).nullable(),
  /** True: a send that fails and an answer that does not come end it. */
  stopOnError: z.boolean(),
});
export type Sequence = Readonly<z.infer<typeof sequence>>;

/** How something ended or goes on. */
const progress = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('running') }),
  z.strictObject({ kind: z.literal('paused') }),
  z.strictObject({ kind: z.literal('finished') }),
  z.strictObject({ kind: z.literal('stopped') }),
  z.strictObject({ kind: z.literal('failed'), error: parleyError }),
]);

/** Something that sends by itself, as a pane shows it. */
export const sending = z.strictObject({
  id: sendingId,
  endpoint: endpointId,
  what: z.enum(['file', 'repeat', 'sequence']),
  name: z.string().max(MAX_NAME_LENGTH),
  target: sendTarget,
  progress,
  /** Bytes and messages (chunks of a file) that were sent. */
  bytes: z.int().min(0),
  sends: z.int().min(0),
  /** How many there will be: bytes of a file, else messages; `null`: nobody knows, or without end. */
  of: z.int().min(0).nullable(),
  /** Answers that were expected and did not come, and sends that reached nobody. */
  failures: z.int().min(0),
  /**
   * How far from its time a repetition was sent, in µs: median and 95th percentile; `null` before the second one. `skipped`:
   * times at which nothing was sent because the message before was still late.
   */
  lateness: z
    .strictObject({ medianUs: z.int().min(0), p95Us: z.int().min(0), skipped: z.int().min(0) })
    .nullable(),
});
export type Sending = Readonly<z.infer<typeof sending>>;
export type SendingProgress = Sending['progress'];
