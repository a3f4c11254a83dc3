import type { Transport } from '../../shared/client';
import { browser } from './browser';
import { createElectronTransport, type Bridge } from './electron';
import { createWebSocketTransport } from './websocket';

declare global {
  interface Window {
    /** There only in the desktop app. */
    readonly parley?: Bridge;
  }
}

/** The transport that fits where the window runs: the desktop app's bridge, or the browser host's WebSocket. */
export function pickTransport(bridge: Bridge | undefined): Transport {
  return bridge === undefined ? createWebSocketTransport(browser) : createElectronTransport(bridge);
}
