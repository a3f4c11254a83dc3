import type { EventName, Method } from './contract';

/** What the preload puts on the window of the desktop app as `window.parley`, and nothing more. */
export interface ParleyBridge {
  /** Resolves with the outcome of a call. What comes back is the engine's own answer, not checked again. */
  call(method: Method, params: unknown): Promise<unknown>;
  /** Calls back for each pushed event until the returned function is called. */
  subscribe(listener: (event: EventName, payload: unknown) => void): () => void;
}
