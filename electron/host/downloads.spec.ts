import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { contentDisposition, sendDownload } from './downloads';

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A server that sends this content as a download, and the answer to one request. */
async function downloaded(content: Readable): Promise<IncomingMessage> {
  const server = createServer((_, response) =>
    sendDownload(response, { name: 'Größe 1.txt', type: 'text/plain', content }),
  );
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const request = get({ host: '127.0.0.1', port: (server.address() as AddressInfo).port });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return response;
}

describe('sendDownload', () => {
  it('sends the content as a file, never as a page', async () => {
    const response = await downloaded(Readable.from([Buffer.from('<script>'), Buffer.from('1')]));
    expect(response.headers).toMatchObject({
      'content-type': 'text/plain',
      'content-disposition': `attachment; filename="Gr__e 1.txt"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%201.txt`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(await text(response)).toBe('<script>1');
  });

  it('breaks the connection off when the content fails, so that half a file is not taken for a whole one', async () => {
    const content = new Readable({ read: () => undefined });
    content.push('half');
    const response = await downloaded(content);
    await once(response, 'data');
    content.destroy(new Error('failed'));
    const [error] = (await once(response, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNRESET');
    expect(response.complete).toBe(false);
  });

  it('ends the content when the browser goes away', async () => {
    const content = new Readable({ read: () => undefined });
    const closed = new Promise((resolve) => content.once('close', resolve));
    content.push('half');
    const response = await downloaded(content);
    await once(response, 'data');
    response.destroy();
    await closed;
    expect(content.destroyed).toBe(true);
  });
});

describe('contentDisposition', () => {
  it.each([
    [
      'a "quoted"\\name.txt',
      `attachment; filename="a _quoted__name.txt"; filename*=UTF-8''a%20%22quoted%22%5Cname.txt`,
    ],
    [
      'x\r\nSet-Cookie: a=b',
      `attachment; filename="x__Set-Cookie: a=b"; filename*=UTF-8''x%0D%0ASet-Cookie%3A%20a%3Db`,
    ],
    [
      `100% (it's*).bin`,
      `attachment; filename="100_ (it's*).bin"; filename*=UTF-8''100%25%20%28it%27s%2A%29.bin`,
    ],
  ])('no name leaves its quotes: %j', (name, header) => {
    expect(contentDisposition(name)).toBe(header);
  });
});
