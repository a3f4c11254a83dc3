import { once } from 'node:events';
import type { Server } from 'node:http';
import type { IncidentSink } from '../../shared/dispatch';
import type { DownloadSource } from './downloads';
import { attachEntrance, createBoundedServer } from './http-server';
import { createKeyring, type Keyring } from './keyring';
import { newSecret } from './secrets';
import { createSocketHub } from './socket-hub';
import type { WindowFiles } from './window-files';
import type { SessionSource } from './wire-session';

/** The one address that the host binds: nothing outside of this computer can reach it. */
export const HOST_ADDRESS = '127.0.0.1';

/** What a host is started with. The engine stays its owner's: the host only opens and disposes sessions. */
export interface HostOptions {
  readonly engine: SessionSource & DownloadSource;
  /** The built window (see `readWindow`). */
  readonly files: WindowFiles;
  /** 0 asks the system for a free one. */
  readonly port: number;
  readonly keys?: Keyring;
  /** Told of defects; never given payload bytes. */
  readonly report: IncidentSink;
}

/** A running host. */
export interface Host {
  readonly port: number;
  /** Where it is reached, without a key: `http://127.0.0.1:PORT/`. */
  readonly url: string;
  /** The link that lets a browser in. */
  readonly link: string;
  /** Closes every page's connection and the port. Resolves when the port is free; bounded by WIRE_CLOSE_MS. */
  close(): Promise<void>;
}

/** Serves the window and the engine on 127.0.0.1. Rejects with the system's error when the port cannot be had. */
export async function startHost(options: HostOptions): Promise<Host> {
  const keys = options.keys ?? createKeyring();
  const server = createBoundedServer();
  const port = await listen(server, options.port);
  const hub = createSocketHub(options.engine, options.report);
  const authority = `${HOST_ADDRESS}:${port}`;
  // Cookies ignore ports: without the port in its name, a second host would overwrite the first one's cookie.
  const identity = { cookieName: `parley-${port}`, token: newSecret() };
  attachEntrance(
    server,
    { ...identity, authority, keys, manifest: new Set(options.files.keys()) },
    { ...identity, files: options.files },
    hub.accept,
    options.engine,
  );
  const url = `http://${authority}/`;
  return { port, url, link: linkWith(url, keys.printed), close: () => close(server, hub) };
}

/** The link that opens a host with one of its keys. */
export function linkWith(url: string, key: string): string {
  return `${url}?key=${key}`;
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen({ host: HOST_ADDRESS, port, exclusive: true });
  await once(server, 'listening');
  const bound = server.address();
  if (bound === null || typeof bound === 'string')
    throw new Error('A TCP server is bound to an address and a port.');
  return bound.port;
}

async function close(server: Server, hub: { close(): Promise<void> }): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  await hub.close();
  server.closeAllConnections();
  await closed;
}
