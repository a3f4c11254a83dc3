import type { Transport } from '../../shared/client';
import type { EventName, Method } from '../../shared/contract';

/** What the preload puts on the window of the desktop app, and nothing more. */
export interface Bridge {
  call(method: Method, params: unknown): Promise<unknown>;
  subscribe(listener: (event: EventName, payload: unknown) => void): () => void;
}

/** Carries calls over Electron's IPC. It is ready from the start: the engine lives as long as the window. */
export function createElectronTransport(bridge: Bridge): Transport {
  return {
    call: (method, params) => bridge.call(method, params),
    subscribe: (listener) => bridge.subscribe(listener),
    watch(listener) {
      listener({ kind: 'ready' });
      return () => undefined;
    },
    close: () => undefined,
  };
}
