import type { ParleyBridge } from '../../shared/bridge';
import type { Transport } from '../../shared/client';
import { browser } from './browser';
import { createElectronTransport } from './electron';
import { createWebSocketTransport } from './websocket';

declare global {
  interface Window {
    /** There only in the desktop app. */
    readonly parley?: ParleyBridge;
  }
}

/** The transport that fits where the window runs: the desktop app's bridge, or the browser host's WebSocket. */
export function pickTransport(bridge: ParleyBridge | undefined): Transport {
  return bridge === undefined ? createWebSocketTransport(browser) : createElectronTransport(bridge);
}
