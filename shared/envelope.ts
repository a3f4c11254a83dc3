import { decode, encode } from '@msgpack/msgpack';
import { z } from 'zod';
import { WIRE_MAX_BYTES } from './limits';

/** What a page sends to the browser host: a numbered call. Method and parameters are checked by `dispatch`. */
const request = z.strictObject({ id: z.int().min(0), method: z.unknown(), params: z.unknown() });
export type WireRequest = z.infer<typeof request>;

/** What the browser host sends to a page: the outcome of a call, or a pushed event. */
export type WireMessage =
  | { readonly id: number; readonly outcome: unknown }
  | { readonly event: string; readonly payload: unknown };

/** MessagePack, so that bytes travel as bytes (https://github.com/msgpack/msgpack/blob/master/spec.md). */
export function encodeWire(message: WireMessage | WireRequest): Uint8Array {
  return encode(message, { ignoreUndefined: true });
}

/** A request out of an untrusted frame, or `null` for one that is too large, not MessagePack or not a request. */
export function decodeRequest(frame: Uint8Array): WireRequest | null {
  if (frame.length > WIRE_MAX_BYTES) return null;
  const parsed = request.safeParse(decodeOrNull(frame));
  return parsed.success ? parsed.data : null;
}

/** A message out of a frame of the host, or `null` for one that is not understood. */
export function decodeMessage(frame: Uint8Array): WireMessage | null {
  const value = decodeOrNull(frame) as Partial<Record<'id' | 'event', unknown>> | null;
  if (typeof value !== 'object' || value === null) return null;
  return typeof value.id === 'number' || typeof value.event === 'string' ? (value as WireMessage) : null;
}

function decodeOrNull(frame: Uint8Array): unknown {
  try {
    return decode(frame);
  } catch {
    return null;
  }
}
