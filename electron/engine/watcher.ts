import type { ParleyError } from '../../shared/errors';

/** Somebody who follows what passes on a connection. It must not throw. */
export interface Watcher {
  /** A chunk was read at `at` (µs) and captured; the responder has not seen it yet. */
  received?(at: number, bytes: Uint8Array): void;
  /** A chunk was handed to the system at `at` (µs). */
  handed?(at: number): void;
  /** Told once, when the connection has ended; nothing follows. */
  ended?(error: ParleyError): void;
}
