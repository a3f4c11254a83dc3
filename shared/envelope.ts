import { decode, encode } from '@msgpack/msgpack';
import { WIRE_MAX_BYTES } from './limits';
import { hasPlainShape } from './wire-shape';

/** What a page sends to the browser host: a numbered call. Method and parameters are checked by `dispatch`. */
export interface WireRequest {
  readonly id: number;
  readonly method: unknown;
  readonly params: unknown;
}

const REQUEST_KEYS: readonly string[] = ['id', 'method', 'params'] satisfies (keyof WireRequest)[];

/** What the browser host sends to a page: the outcome of a call, or a pushed event. */
export type WireMessage =
  { readonly id: number; readonly outcome: unknown } | { readonly event: string; readonly payload: unknown };

/** MessagePack, so that bytes travel as bytes (https://github.com/msgpack/msgpack/blob/master/spec.md). */
export function encodeWire(message: WireMessage | WireRequest): Uint8Array {
  return encode(message, { ignoreUndefined: true });
}

/**
 * A request out of an untrusted frame, or `null` for one that is too large, not plain MessagePack or not a request.
 * Never throws, and never reserves more memory than the frame's own size justifies. Bytes in the request are views of
 * the frame, not copies.
 */
export function decodeRequest(frame: Uint8Array): WireRequest | null {
  const value = decodePlain(frame);
  return isNumbered(value) && hasExactly(value, REQUEST_KEYS)
    ? { id: value.id, method: value.method, params: value.params }
    : null;
}

/** The number in a frame that is no request, so that it can be answered all the same; `null` where there is none. */
export function requestIdOf(frame: Uint8Array): number | null {
  const value = decodePlain(frame);
  return isNumbered(value) ? value.id : null;
}

/** A message out of a frame of the host, or `null` for one that is not understood. */
export function decodeMessage(frame: Uint8Array): WireMessage | null {
  const value = decodeOrNull(frame) as Partial<Record<'id' | 'event', unknown>> | null;
  if (typeof value !== 'object' || value === null) return null;
  return typeof value.id === 'number' || typeof value.event === 'string' ? (value as WireMessage) : null;
}

function isNumbered(value: unknown): value is Partial<WireRequest> & Pick<WireRequest, 'id'> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { id } = value as Partial<WireRequest>;
  return id !== undefined && Number.isSafeInteger(id) && id >= 0;
}

function hasExactly(value: object, keys: readonly string[]): boolean {
  const own = Object.keys(value);
  return own.length === keys.length && own.every((key) => keys.includes(key));
}

function decodePlain(frame: Uint8Array): unknown {
  return frame.length <= WIRE_MAX_BYTES && hasPlainShape(frame) ? decodeOrNull(frame) : null;
}

function decodeOrNull(frame: Uint8Array): unknown {
  try {
    return decode(frame);
  } catch {
    return null;
  }
}
