import { z } from 'zod';
import { answeringContract } from './contract/answering';
import { framingContract } from './contract/framing';
import { libraryContract } from './contract/library';
import { nothing, payload, view, window } from './contract/parts';
import { sendingContract } from './contract/sending';
import { parleyError } from './errors';
import {
  BYTES_PIECE,
  CAPTURE_MAX_DISK_BYTES,
  CAPTURE_MIN_DISK_BYTES,
  RECORDING_MIN_ROTATE_BYTES,
  WINDOW_MAX_ROWS,
} from './limits';
import { address, hostText, portNumber } from './model/address';
import { bytes } from './model/bytes';
import { captureId, captureName, captureState, openedCapture, savedCapture } from './model/capture';
import { connection } from './model/connection';
import { criteria, filterId, filterState } from './model/criteria';
import { endpoint, endpointName } from './model/endpoint';
import { exportFormat, exportId, exportState, recordingFormat } from './model/export';
import { connectionId, endpointId } from './model/ids';
import { notice } from './model/notice';
import { composing } from './model/message';
import { reading } from './model/reading';
import { answering, responder } from './model/responder';
import { row } from './model/row';
import { access, dialing } from './model/serving';

const made = z.strictObject({ id: endpointId });
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
      /** What is wrong with the files that are kept between runs: those that were set aside or could not be written. */
      problems: z.array(parleyError),
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
  /** How its messages are composed and its log is shown. */
  'endpoint.prefer': {
    params: z.strictObject({
      endpoint: endpointId,
      composing: composing.optional(),
      reading: reading.optional(),
    }),
    result: nothing,
  },
  'endpoint.duplicate': { params: z.strictObject({ endpoint: endpointId }), result: made },
  /** Removes an endpoint from the workbench; a live one only with `force`, which stops it first. */
  'endpoint.remove': {
    params: z.strictObject({ endpoint: endpointId, force: z.boolean() }),
    result: nothing,
  },
  /** Host and port only while it is not running; all else at any time, from the next chunk or connection on. */
  'server.configure': {
    params: z.strictObject({
      server: endpointId,
      host: hostText.optional(),
      port: portNumber.optional(),
      responder: responder.optional(),
      answering: answering.optional(),
      access: access.optional(),
    }),
    result: nothing,
  },
  'client.configure': {
    params: z.strictObject({
      client: endpointId,
      host: hostText.optional(),
      port: portNumber.optional(),
      responder: responder.optional(),
      answering: answering.optional(),
      dialing: dialing.optional(),
    }),
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
   * Rows of a view in arrival order: of a whole capture, of one of its endpoints, or of one connection; with `filter`,
   * those that the filter keeps (it was opened on the same view). Indexes count every row the view ever had: rows before
   * `first` were dropped. Rows asked for outside of `first … total - 1` are left out of the reply. `epoch` changes when a
   * filter found an older row late, so that indexes known so far have moved.
   */
  'rows.window': {
    params: z.strictObject({
      ...view,
      filter: filterId.nullable(),
      ...window,
      /** `null` for the newest `count` rows. */
      from: window.from.nullable(),
    }),
    result: z.strictObject({
      first: z.int().min(0),
      total: z.int().min(0),
      epoch: z.int().min(0),
      /** Index of the first row in `rows`; the others follow it without a gap. */
      from: z.int().min(0),
      rows: z.array(row),
    }),
  },
  /** Where a row is in a view, by number or time; `null` when there is none. */
  'rows.locate': {
    params: z.strictObject({
      ...view,
      filter: filterId.nullable(),
      to: z.discriminatedUnion('kind', [
        /** The record, or the first one after it. */
        z.strictObject({ kind: z.literal('from'), seq: z.int().min(0) }),
        /** The first one behind the record. */
        z.strictObject({ kind: z.literal('after'), seq: z.int().min(0) }),
        /** The last one ahead of the record. */
        z.strictObject({ kind: z.literal('before'), seq: z.int().min(0) }),
        /** The first one at or after a time in µs since the Unix epoch, or the last one when all are earlier. */
        z.strictObject({ kind: z.literal('time'), at: z.int() }),
      ]),
    }),
    result: z.strictObject({
      /** The view's epoch, as in `rows.window`: for how long the index is true. */
      epoch: z.int().min(0),
      found: z.strictObject({ index: z.int().min(0), seq: z.int().min(0) }).nullable(),
    }),
  },
  /** Bytes of one record from `offset` on; fewer than `length` only at its end. */
  'rows.bytes': {
    params: z.strictObject({
      capture: captureId,
      seq: z.int().min(0),
      offset: z.int().min(0),
      length: z.int().min(1).max(BYTES_PIECE),
    }),
    result: z.strictObject({ bytes, total: z.int().min(0) }),
  },
  /** Begins to look for the rows of a view that fit. They are read with `rows.window`; it lives until it is closed. */
  'filter.open': {
    params: z.strictObject({ ...view, criteria }),
    result: z.strictObject({ filter: filterId }),
  },
  /** How far it has come: records looked at of those there are, and rows found. */
  'filter.status': {
    params: z.strictObject({ filter: filterId }),
    result: z.strictObject({
      state: filterState,
      scanned: z.int().min(0),
      of: z.int().min(0),
      matches: z.int().min(0),
    }),
  },
  /**
   * Where the pattern matches in the bytes of some records: `[start, end)` offsets within each record, in order, at most
   * `limits.MARKS_MAX_RANGES` of each. Records without a match are left out.
   */
  'filter.marks': {
    params: z.strictObject({
      filter: filterId,
      seqs: z.array(z.int().min(0)).min(1).max(WINDOW_MAX_ROWS),
    }),
    result: z.strictObject({
      marks: z.array(
        z.strictObject({ seq: z.int().min(0), ranges: z.array(z.tuple([z.int().min(0), z.int().min(0)])) }),
      ),
    }),
  },
  /** Stops looking; what was found stays. */
  'filter.stop': { params: z.strictObject({ filter: filterId }), result: nothing },
  'filter.close': { params: z.strictObject({ filter: filterId }), result: nothing },
  /** The capture of this run, and those of earlier runs that are on disk. */
  'captures.list': {
    params: nothing,
    result: z.strictObject({
      /** Where all captures are, for the user to read, and the name of this run's. */
      folder: z.string(),
      live: captureName,
      state: captureState,
      /** Bytes of this run's capture on disk, and the most it may take: beyond it its oldest segments go. */
      bytes: z.int().min(0),
      maxBytes: z.int().min(0),
      /** How far a time stamp may be off, in µs: how late this program was to look at its sockets. */
      stampErrorUs: z.int().min(0),
      saved: z.array(savedCapture),
      opened: z.array(openedCapture),
    }),
  },
  /** Opens a capture of an earlier run, read only. Opening it again gives the same number. */
  'captures.open': {
    params: z.strictObject({ name: captureName }),
    result: z.strictObject({ capture: captureId }),
  },
  'captures.close': { params: z.strictObject({ capture: captureId }), result: nothing },
  /** Deletes a capture of an earlier run from the disk, for good; it is closed first. */
  'captures.delete': { params: z.strictObject({ name: captureName }), result: nothing },
  /** Deletes all that this run has captured so far from the disk, for good; capturing goes on. */
  'captures.discard': { params: nothing, result: nothing },
  'captures.configure': {
    params: z.strictObject({ maxBytes: z.int().min(CAPTURE_MIN_DISK_BYTES).max(CAPTURE_MAX_DISK_BYTES) }),
    result: nothing,
  },
  /**
   * Writes rows of a view, or those of them from record `from` to record `to`, to a file that the user chooses. Resolves
   * when it was chosen. `download`: where a browser gets it, relative to the page; `null` when it is written by Parley.
   */
  'export.start': {
    params: z.strictObject({
      ...view,
      filter: filterId.nullable(),
      from: z.int().min(0).nullable(),
      to: z.int().min(0).nullable(),
      format: exportFormat,
    }),
    result: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('cancelled') }),
      z.strictObject({ kind: z.literal('started'), export: exportId, download: z.string().nullable() }),
    ]),
  },
  'export.status': {
    params: z.strictObject({ export: exportId }),
    result: z.strictObject({ state: exportState }),
  },
  /** Stops an export and removes what it wrote. An export that is over stays as it is. */
  'export.cancel': { params: z.strictObject({ export: exportId }), result: nothing },
  /** Saves what an endpoint sends and receives from now on to a file that the user chooses, behind what is in it. */
  'recording.start': {
    params: z.strictObject({
      endpoint: endpointId,
      format: recordingFormat,
      rotateBytes: z.int().min(RECORDING_MIN_ROTATE_BYTES).nullable(),
    }),
    result: z.strictObject({ kind: z.enum(['cancelled', 'started']) }),
  },
  /** Ends it; resolves when everything up to now is in the file. Stopping where nothing is recorded is no error. */
  'recording.stop': { params: z.strictObject({ endpoint: endpointId }), result: nothing },
  ...framingContract,
  ...sendingContract,
  ...answeringContract,
  ...libraryContract,
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
