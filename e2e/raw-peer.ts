import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** The other end of a connection: a plain socket that reads everything, with promises to wait for. */
export interface RawPeer {
  readonly socket: Socket;
  /** Waits until at least so many bytes have come, and gives all of them. */
  received(count: number): Promise<Buffer>;
  /** Sends bytes and waits until as many have come back. */
  exchange(data: string | Uint8Array): Promise<void>;
  /** What has come so far, as UTF-8. */
  text(): string;
  /** Settles when the other side has finished sending (FIN). */
  readonly ended: Promise<void>;
  /** Settles when the socket is gone: with the code of its error, or with `null`. */
  readonly closed: Promise<string | null>;
}

/** A plain listening socket on 127.0.0.1. */
export interface RawServer {
  readonly port: number;
  /** The next connection that comes. */
  accept(): Promise<RawPeer>;
  close(): void;
}

/** Connects to a port of 127.0.0.1. */
export async function dial(port: number): Promise<RawPeer> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  const peer = peerOf(socket);
  await once(socket, 'connect');
  return peer;
}

/** Listens on a port of 127.0.0.1; 0 lets the system pick a free one. */
export async function listen(port = 0): Promise<RawServer> {
  const arrived: RawPeer[] = [];
  const waiting: ((peer: RawPeer) => void)[] = [];
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    const peer = peerOf(socket);
    const next = waiting.shift();
    if (next === undefined) arrived.push(peer);
    else next(peer);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    accept: () => {
      const peer = arrived.shift();
      return peer === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(peer);
    },
    close: () => server.close(),
  };
}

function peerOf(socket: Socket): RawPeer {
  const chunks: Buffer[] = [];
  let size = 0;
  let error: string | null = null;
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
  });
  socket.on('error', (cause: NodeJS.ErrnoException) => (error = cause.code ?? 'unknown'));

  function reached(count: number): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (size < count) return;
        socket.off('data', look);
        resolve();
      };
      socket.on('data', look);
      look();
    });
  }

  return {
    socket,
    text: () => Buffer.concat(chunks).toString(),
    received: async (count) => {
      await reached(count);
      return Buffer.concat(chunks);
    },
    exchange: (data) => {
      const echoed = reached(size + Buffer.byteLength(data));
      socket.write(data);
      return echoed;
    },
    ended: new Promise((resolve) => socket.once('end', () => resolve())),
    closed: new Promise((resolve) => socket.once('close', () => resolve(error))),
  };
}
