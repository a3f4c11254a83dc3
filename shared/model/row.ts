import { z } from 'zod';
import { parleyError } from '../errors';
import { address } from './address';
import { bytes } from './bytes';
import { frameFacts } from './framing';
import { connectionId, endpointId } from './ids';

export { isChunk } from './is-chunk';

const common = {
  /** Position in the capture, from 0: the record's identity. */
  seq: z.int().min(0),
  /** Arrival (or write) time in µs since the Unix epoch, from a monotonic clock tied to the wall clock at start. */
  at: z.int(),
  endpoint: endpointId,
  connection: connectionId.nullable(),
};

const chunk = {
  ...common,
  /** Whole length in bytes; `preview` holds the first of them. */
  length: z.int().min(0),
  preview: bytes,
  /** Up to 3 bytes of the same stream just before and just after, for characters that a read cut in two. */
  before: bytes,
  after: bytes,
  /** Where a frame's bytes came from; only rows of a framed view have it. */
  frame: frameFacts.optional(),
};

/** The kinds of records, as the capture stores them and as a filter names them. */
export const rowKind = z.enum([
  'in',
  'out',
  'listening',
  'stopped',
  'connecting',
  'opened',
  'half-closed',
  'closed',
  'reset',
  'refused',
  'error',
  'gap',
  'rule',
  'expect',
  'sending',
  'retry',
]);
/** What was recorded. A row may also be `damaged`: then its bytes on disk are, and `was` has its kind. */
export type RecordKind = z.infer<typeof rowKind>;

/** One record as a log shows it: bytes received, bytes sent, or a lifecycle event. */
export const row = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('in'), ...chunk }),
  z.strictObject({ kind: z.literal('out'), ...chunk }),
  z.strictObject({ kind: z.literal('listening'), ...common, address }),
  z.strictObject({ kind: z.literal('stopped'), ...common }),
  z.strictObject({ kind: z.literal('connecting'), ...common, to: address }),
  z.strictObject({ kind: z.literal('opened'), ...common, local: address, remote: address }),
  z.strictObject({ kind: z.literal('half-closed'), ...common, by: z.enum(['local', 'peer']) }),
  /** `clean`: both sides sent FIN. Otherwise the socket was released before the peer finished. */
  z.strictObject({ kind: z.literal('closed'), ...common, clean: z.boolean() }),
  z.strictObject({ kind: z.literal('reset'), ...common, by: z.enum(['local', 'peer']) }),
  /** A connection that was accepted and dropped at once, because the server was at its cap. */
  z.strictObject({ kind: z.literal('refused'), ...common, remote: address, error: parleyError }),
  /** `lasting`: the connection goes on all the same. */
  z.strictObject({
    kind: z.literal('error'),
    ...common,
    error: parleyError,
    lasting: z.literal(true).optional(),
  }),
  /** Chunks of this connection that were not captured since `since`, because the disk took nothing. Bytes of both directions. */
  z.strictObject({
    kind: z.literal('gap'),
    ...common,
    since: z.int(),
    bytes: z.int().min(0),
    records: z.int().min(0),
    why: parleyError,
  }),
  /** A rule fired for what was received last on this connection; its reply follows. `reply`: messages of it. */
  z.strictObject({
    kind: z.literal('rule'),
    ...common,
    name: z.string(),
    reply: z.int().min(0),
    then: z.enum(['stay', 'close', 'reset']),
  }),
  /** The answer to a send came, or did not. `what`: the match in words. Times in µs and ms. */
  z.strictObject({
    kind: z.literal('expect'),
    ...common,
    outcome: z.enum(['passed', 'timed-out', 'ended']),
    what: z.string(),
    withinMs: z.int().min(1),
    tookUs: z.int().min(0),
  }),
  /** Something that sends by itself began, or ended. */
  z.strictObject({
    kind: z.literal('sending'),
    ...common,
    what: z.enum(['file', 'repeat', 'sequence']),
    name: z.string(),
    change: z.enum(['started', 'paused', 'resumed', 'finished', 'stopped', 'failed']),
    sends: z.int().min(0),
    bytes: z.int().min(0),
    error: parleyError.nullable(),
  }),
  /** A client will connect again, for the `attempt`th time, in so many ms. */
  z.strictObject({
    kind: z.literal('retry'),
    ...common,
    attempt: z.int().min(1),
    inMs: z.int().min(0),
  }),
  /** A record whose bytes on disk are damaged: what it was is known, what it held is not. `length` in bytes. */
  z.strictObject({ kind: z.literal('damaged'), ...common, was: rowKind, length: z.int().min(0) }),
]);
export type Row = Readonly<z.infer<typeof row>>;
export type RowKind = Row['kind'];
export type ChunkRow = Extract<Row, { kind: 'in' | 'out' }>;
export type EventRow = Exclude<Row, ChunkRow>;
