import type { LifecycleEvent } from './capture';

const encoder = new TextEncoder();

/** A lifecycle event as payload, so that every record has the same shape: its JSON. */
export function encodeEvent(event: LifecycleEvent): Uint8Array {
  return encoder.encode(JSON.stringify(event));
}
