import type { ParleyBridge } from '../../shared/bridge';
import type { Transport } from '../../shared/client';

/** Carries calls over Electron's IPC. It is ready from the start: the engine lives as long as the window. */
export function createElectronTransport(bridge: ParleyBridge): Transport {
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
