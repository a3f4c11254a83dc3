import type { LifecycleEvent } from './capture';

const encoder = new TextEncoder();

/** A rule may fire for every chunk, and tells it with the same object each time. */
const firings = new WeakMap<LifecycleEvent, Uint8Array>();
/** The last of them: mostly the same rule fires again. */
let last: { readonly event: LifecycleEvent; readonly bytes: Uint8Array } | null = null;

/** A lifecycle event as payload, so that every record has the same shape: its JSON. The event must not be changed afterwards. */
export function encodeEvent(event: LifecycleEvent): Uint8Array {
  if (event.kind !== 'rule') return encode(event);
  if (last?.event === event) return last.bytes;
  const bytes = firings.get(event) ?? encode(event);
  firings.set(event, bytes);
  last = { event, bytes };
  return bytes;
}

function encode(event: LifecycleEvent): Uint8Array {
  return encoder.encode(JSON.stringify(event));
}
