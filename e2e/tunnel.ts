import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Stands between a browser and the browser host, as an SSH tunnel does, and can be cut: a SOCKS5 proxy (RFC 1928). */
export interface Tunnel {
  /** For the browser's proxy setting. */
  readonly url: string;
  /** Ends every connection through the tunnel and refuses new ones. */
  cut(): Promise<void>;
  /** Lets connections through again. */
  mend(): Promise<void>;
}

const NO_AUTHENTICATION = Buffer.from([5, 0]);
const SUCCEEDED = Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]);

/** Opens a tunnel to one port of 127.0.0.1, whatever address it is asked for. */
export async function openTunnel(target: number): Promise<Tunnel> {
  const sockets = new Set<Socket>();
  const own = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    return socket.on('close', () => sockets.delete(socket));
  };
  const server = createServer((socket) => {
    own(socket).once('data', () => {
      socket.write(NO_AUTHENTICATION);
      socket.once('data', () => {
        const onward = own(connect(target, '127.0.0.1'));
        onward.once('connect', () => {
          socket.write(SUCCEEDED);
          socket.pipe(onward).pipe(socket);
        });
        onward.on('close', () => socket.destroy());
        socket.on('close', () => onward.destroy());
      });
    });
  });
  const port = await listen(server, 0);
  return {
    url: `socks5://127.0.0.1:${port}`,
    cut: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    mend: async () => void (await listen(server, port)),
  };
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
