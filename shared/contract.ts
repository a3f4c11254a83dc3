import { z } from 'zod';
import { BYTES_PIECE, SEND_PIECE_BYTES, WINDOW_MAX_ROWS } from './limits';
import { address, hostText, portNumber } from './model/address';
import { bytes } from './model/bytes';
import { connection } from './model/connection';
import { endpoint, endpointName } from './model/endpoint';
import { connectionId, endpointId } from './model/ids';
import { notice } from './model/notice';
import { responder } from './model/responder';
import { row } from './model/row';

const nothing = z.strictObject({});
const made = z.strictObject({ id: endpointId });
const window = {
  /** Index of the first row wanted, counted from the first row the view ever had. */
  from: z.int().min(0),
  count: z.int().min(1).max(WINDOW_MAX_ROWS),
};
const payload = bytes.refine((data) => data.length > 0 && data.length <= SEND_PIECE_BYTES, {
  message: `must hold 1 to ${SEND_PIECE_BYTES} bytes`,
});

/** The one table: each method with the schema of its parameters and of its result. Types everywhere are inferred from it. */
export const contract = {
  /** Everything that is small: all endpoints with their states. `run` changes when the engine is a new one. */
  'workbench.snapshot': {
    params: nothing,
    result: z.strictObject({
      run: z.string(),
      version: z.string(),
      /** The notice field `endpoints` that this snapshot covers. */
      endpoints: z.int().min(0),
      list: z.array(endpoint),
    }),
  },
  'server.add': {
    params: z.strictObject({
      name: endpointName.optional(),
      host: hostText.optional(),
      port: portNumber.optional(),
      responder: responder.optional(),
    }),
    result: made,
  },
  'client.add': {
    params: z.strictObject({
      name: endpointName.optional(),
      host: hostText.optional(),
      port: portNumber.optional(),
    }),
    result: made,
  },
  'endpoint.rename': {
    params: z.strictObject({ endpoint: endpointId, name: endpointName }),
    result: nothing,
  },
  'endpoint.duplicate': { params: z.strictObject({ endpoint: endpointId }), result: made },
  /** Removes an endpoint from the workbench; a live one only with `force`, which stops it first. */
  'endpoint.remove': {
    params: z.strictObject({ endpoint: endpointId, force: z.boolean() }),
    result: nothing,
  },
  /** Host and port only while it is not running; the responder at any time, from the next chunk on. */
  'server.configure': {
    params: z.strictObject({
      server: endpointId,
      host: hostText.optional(),
      port: portNumber.optional(),
      responder: responder.optional(),
    }),
    result: nothing,
  },
  'client.configure': {
    params: z.strictObject({ client: endpointId, host: hostText.optional(), port: portNumber.optional() }),
    result: nothing,
  },
  /** Resolves when the server is bound and listening, or has failed. */
  'server.start': { params: z.strictObject({ server: endpointId }), result: z.strictObject({ address }) },
  /** Resolves when the port is free again. Stopping a stopped server is no error. */
  'server.stop': { params: z.strictObject({ server: endpointId }), result: nothing },
  /** Resolves when the connection is open, has failed, timed out or was cancelled by `client.disconnect`. */
  'client.connect': {
    params: z.strictObject({ client: endpointId }),
    result: z.strictObject({ connection: connectionId }),
  },
  /** Sends FIN and releases the socket, or cancels a connect under way. Resolves when it is done. */
  'client.disconnect': { params: z.strictObject({ client: endpointId }), result: nothing },
  /** Answered at once while little is queued; otherwise once the queue has drained (`limits.SEND_HIGH_WATER_BYTES`). */
  'connection.send': {
    params: z.strictObject({ connection: connectionId, data: payload }),
    result: z.strictObject({ queued: z.int().min(0) }),
  },
  /** Sends the same bytes to every connection of a server that can still be sent to. */
  'server.broadcast': {
    params: z.strictObject({ server: endpointId, data: payload }),
    result: z.strictObject({ connections: z.int().min(1), queued: z.int().min(0) }),
  },
  /** Half-close: sends FIN after what is queued and keeps reading. */
  'connection.finish': { params: z.strictObject({ connection: connectionId }), result: nothing },
  /** Sends FIN and, when the peer has finished too or a grace time is over, releases the socket. */
  'connection.close': { params: z.strictObject({ connection: connectionId }), result: nothing },
  /** Sends RST: both sides lose what is under way. */
  'connection.reset': { params: z.strictObject({ connection: connectionId }), result: nothing },
  /** Connections of one server in the order of their numbers. Index 0 is the oldest one still listed. */
  'connections.window': {
    params: z.strictObject({ server: endpointId, scope: z.enum(['live', 'all']), ...window }),
    result: z.strictObject({ total: z.int().min(0), rows: z.array(connection) }),
  },
  /**
   * Rows of one endpoint, or of one of its connections, in arrival order. Indexes count every row the view ever had:
   * rows before `first` were dropped. Rows asked for outside of `first … total - 1` are left out of the reply.
   */
  'rows.window': {
    params: z.strictObject({ endpoint: endpointId, connection: connectionId.nullable(), ...window }),
    result: z.strictObject({ first: z.int().min(0), total: z.int().min(0), rows: z.array(row) }),
  },
  /** Bytes of one record from `offset` on; fewer than `length` only at its end. */
  'rows.bytes': {
    params: z.strictObject({
      seq: z.int().min(0),
      offset: z.int().min(0),
      length: z.int().min(1).max(BYTES_PIECE),
    }),
    result: z.strictObject({ bytes, total: z.int().min(0) }),
  },
  /** Lets the next notice come. Acknowledging an old or unknown revision does nothing. */
  'notice.ack': { params: z.strictObject({ revision: z.int().min(0) }), result: nothing },
} as const satisfies Record<string, { params: z.ZodType; result: z.ZodType }>;

/** What is pushed to a subscriber. */
export const events = { notice } as const;

export type Method = keyof typeof contract;
export type Params<M extends Method> = z.infer<(typeof contract)[M]['params']>;
export type Result<M extends Method> = z.infer<(typeof contract)[M]['result']>;
export type EventName = keyof typeof events;
export type EventPayload<E extends EventName> = z.infer<(typeof events)[E]>;

export const methods = Object.keys(contract) as readonly Method[];
