import { z } from 'zod';
import { parleyError } from '../errors';
import { MAX_NAME_LENGTH } from '../limits';
import { address, hostText, portNumber } from './address';
import { connection } from './connection';
import { recording } from './export';
import { endpointId } from './ids';
import { responder } from './responder';

/** An endpoint's name as the user gives it: no control characters, not blank. */
export const endpointName = z
  .string()
  .min(1)
  .max(MAX_NAME_LENGTH)
  .regex(/^(?=.*\S)[^\p{Cc}]+$/u, 'must hold a visible character and no control characters');

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
};

/** A listening socket with its settings. */
export const serverEndpoint = z.strictObject({
  kind: z.literal('server'),
  ...common,
  state: serverState,
  responder,
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
  connection: connection.nullable(),
});
export type ClientEndpoint = Readonly<z.infer<typeof clientEndpoint>>;

export const endpoint = z.discriminatedUnion('kind', [serverEndpoint, clientEndpoint]);
export type Endpoint = ServerEndpoint | ClientEndpoint;

/** True while the endpoint holds a socket: its host and port cannot change, and removing it wants a question first. */
export function isBusy(of: Endpoint): boolean {
  const kind = of.state.kind;
  return kind !== 'stopped' && kind !== 'disconnected' && kind !== 'failed';
}
