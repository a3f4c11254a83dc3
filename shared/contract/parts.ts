import { z } from 'zod';
import { SEND_PIECE_BYTES, WINDOW_MAX_ROWS } from '../limits';
import { bytes } from '../model/bytes';
import { captureId } from '../model/capture';
import { connectionId, endpointId } from '../model/ids';

/** Of methods that take or give nothing. */
export const nothing = z.strictObject({});

/** Which rows are meant: of one capture, and there of all endpoints or one, all connections or one. */
export const view = {
  capture: captureId,
  endpoint: endpointId.nullable(),
  connection: connectionId.nullable(),
};

/** A part of a list. */
export const window = {
  /** Index of the first row wanted, counted from the first row the view ever had. */
  from: z.int().min(0),
  count: z.int().min(1).max(WINDOW_MAX_ROWS),
};

/** Bytes to send. */
export const payload = bytes.refine((data) => data.length > 0 && data.length <= SEND_PIECE_BYTES, {
  message: `must hold 1 to ${SEND_PIECE_BYTES} bytes`,
});
