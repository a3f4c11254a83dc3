import { z } from 'zod';
import { parleyError } from '../errors';
import { MAX_NAME_LENGTH } from '../limits';
import { address, hostText, portNumber } from './address';
import { connection } from './connection';
import { VISIBLE_NAME } from './endpoint-name';
import { recording } from './export';
import { endpointId } from './ids';
import { composing } from './message';
import { reading } from './reading';
import { answering, responder } from './responder';
import { access, dialing } from './serving';

export { isBusy } from './is-busy';

/** An endpoint's name as the user gives it: no control characters, not blank. */
export const endpointName = z
  .string()
  .min(1)
  .max(MAX_NAME_LENGTH)
  .regex(VISIBLE_NAME, 'must hold a visible character and no control characters');

export const serverState = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('stopped') }),
  z.strictObject({ kind: z.literal('starting') }),
  z.strictObject({ kind: z.literal('listening'), address, since: z.int() }),
  z.strictObject({ kind: z.literal('stopping') }),
  z.strictObject({ kind: z.literal('failed'), error: parleyError }),
]);
export type ServerState = Readonly<z.infer<typeof serverState>>;

export const clientState = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('disconnected') }),
  z.strictObject({ kind: z.literal('connecting'), since: z.int() }),
  z.strictObject({ kind: z.literal('connected') }),
  z.strictObject({ kind: z.literal('disconnecting') }),
  /** It will connect again by itself at `until` (µs since the Unix epoch), for the `attempt`th time. `error`: why it must. */
  z.strictObject({
    kind: z.literal('waiting'),
    until: z.int(),
    attempt: z.int().min(1),
    error: parleyError.nullable(),
  }),
  z.strictObject({ kind: z.literal('failed'), error: parleyError }),
]);
export type ClientState = Readonly<z.infer<typeof clientState>>;

const common = {
  id: endpointId,
  name: endpointName,
  /** As configured: what Start or Connect will use. */
  host: hostText,
  port: portNumber,
  /** Totals over all connections of this endpoint, in bytes; `queued` counts what waits right now. */
  bytesIn: z.int().min(0),
  bytesOut: z.int().min(0),
  queued: z.int().min(0),
  /** The file that its traffic is saved to, or `null`. */
  recording: recording.nullable(),
  responder,
  answering,
  /** How many rules it has, the fall-back included, and how often any of them changed. */
  rules: z.int().min(0),
  rulesRevision: z.int().min(0),
  composing,
  reading,
  /** How many sendings run or are paused, and how often their list changed. */
  sendings: z.int().min(0),
  sendingsRevision: z.int().min(0),
};

/** A listening socket with its settings. */
export const serverEndpoint = z.strictObject({
  kind: z.literal('server'),
  ...common,
  state: serverState,
  access,
  /** Connections that are live now, accepted ever, and refused for being over the cap. */
  open: z.int().min(0),
  accepted: z.int().min(0),
  refused: z.int().min(0),
});
export type ServerEndpoint = Readonly<z.infer<typeof serverEndpoint>>;

/** Settings to dial one peer, and its live connection, or the last one it had. */
export const clientEndpoint = z.strictObject({
  kind: z.literal('client'),
  ...common,
  state: clientState,
  dialing,
  connection: connection.nullable(),
});
export type ClientEndpoint = Readonly<z.infer<typeof clientEndpoint>>;

export const endpoint = z.discriminatedUnion('kind', [serverEndpoint, clientEndpoint]);
export type Endpoint = ServerEndpoint | ClientEndpoint;
