import type { ProbeResult } from './link-machine';
import type { Socket, SocketListener, Surroundings } from './websocket';

/** The real browser around the WebSocket transport: the page's own host, its clock and its signs of waking up. */
export const browser: Surroundings = {
  dial,
  probe,
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
  every(ms, callback) {
    const timer = setInterval(callback, ms);
    return () => clearInterval(timer);
  },
  onWake(listener) {
    const seen = (): void => {
      if (!document.hidden) listener();
    };
    window.addEventListener('online', listener);
    document.addEventListener('visibilitychange', seen);
    return () => {
      window.removeEventListener('online', listener);
      document.removeEventListener('visibilitychange', seen);
    };
  },
};

function dial(listener: SocketListener): Socket {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  const socket = new WebSocket(`${scheme}://${location.host}/socket`);
  socket.binaryType = 'arraybuffer';
  socket.addEventListener('open', () => listener.opened());
  socket.addEventListener('close', () => listener.closed());
  socket.addEventListener('message', ({ data }) => {
    if (data instanceof ArrayBuffer) listener.received(new Uint8Array(data));
  });
  return socket;
}

/** A failed WebSocket upgrade hides its reason from the page; a plain request shows the status. */
async function probe(): Promise<ProbeResult> {
  try {
    const { status } = await fetch('/alive', { cache: 'no-store' });
    return status === 401 || status === 403 ? 'refused' : 'alive';
  } catch {
    return 'unreachable';
  }
}
