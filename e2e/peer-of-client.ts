import { connectClient, paneOf, type Pane } from './drive';
import type { App } from './fixtures';
import { listen, type RawPeer } from './raw-peer';

/** Client 1, connected to a peer that only listens. */
export async function connectToPeer(app: App): Promise<{ client: Pane; peer: RawPeer; close: () => void }> {
  const server = await listen();
  const client = paneOf(app, 'Client 1');
  await connectClient(client, server.port);
  const peer = await server.accept();
  return {
    client,
    peer,
    close: () => {
      peer.socket.destroy();
      server.close();
    },
  };
}
