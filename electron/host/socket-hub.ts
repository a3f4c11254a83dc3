import { WebSocketServer, type ServerOptions } from 'ws';
import type { IncidentSink } from '../../shared/dispatch';
import { WIRE_CLOSE_MS, WIRE_MAX_BYTES, WIRE_MAX_SOCKETS } from '../../shared/limits';
import type { AcceptSocket } from './http-server';
import { serveWire, type SessionSource } from './wire-session';

/** All open WebSockets of one host. */
export interface SocketHub {
  readonly accept: AcceptSocket;
  /** Says goodbye to every page and cuts those that do not answer. Resolves when all are closed. */
  close(): Promise<void>;
}

/** RFC 6455 §7.4.1: the server is going down. */
const GOING_AWAY = 1001;

/** `closeTimeout` is an option of ws that its types do not name yet. */
const bounds: ServerOptions & { closeTimeout: number } = {
  noServer: true,
  maxPayload: WIRE_MAX_BYTES,
  // Loopback gains nothing from it, and inflating is where small frames become large.
  perMessageDeflate: false,
  closeTimeout: WIRE_CLOSE_MS,
};

/** Upgrades that were let in become sessions of the engine, at most WIRE_MAX_SOCKETS at a time. */
export function createSocketHub(engine: SessionSource, report: IncidentSink): SocketHub {
  const sockets = new WebSocketServer(bounds);
  return {
    accept(request, socket, head) {
      if (sockets.clients.size >= WIRE_MAX_SOCKETS) return 'too-many-sockets';
      sockets.handleUpgrade(request, socket, head, (page) => serveWire(page, engine, report));
      return null;
    },
    async close() {
      const closed = [...sockets.clients].map(
        (page) => new Promise<void>((resolve) => page.once('close', () => resolve())),
      );
      for (const page of sockets.clients) page.close(GOING_AWAY);
      await Promise.all(closed);
      sockets.close();
    },
  };
}
