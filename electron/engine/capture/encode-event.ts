import type { LifecycleEvent } from './capture';

const encoder = new TextEncoder();

/** A rule may fire for every chunk, and tells it with the same object each time. */
const firings = new WeakMap<LifecycleEvent, Uint8Array>();

/** A lifecycle event as payload, so that every record has the same shape: its JSON. The event must not be changed afterwards. */
export function encodeEvent(event: LifecycleEvent): Uint8Array {
  if (event.kind !== 'rule') return encode(event);
  const known = firings.get(event);
  if (known !== undefined) return known;
  const bytes = encode(event);
  firings.set(event, bytes);
  return bytes;
}

function encode(event: LifecycleEvent): Uint8Array {
  return encoder.encode(JSON.stringify(event));
}
