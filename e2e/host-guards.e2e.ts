import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, type Page } from '@playwright/test';
import { startHostProcess, type HostProcess } from './host-process';
import { visitorOf, type Visitor } from './host-visitor';

let host: HostProcess;
let link: string;
let visitor: Visitor;

test.beforeEach(async () => {
  host = await startHostProcess();
  link = host.url;
  visitor = visitorOf(link);
});

test.afterEach(() => host.close());

async function serveText(text: string, type = 'text/html'): Promise<Server> {
  const server = createServer((_, response) => response.writeHead(200, { 'Content-Type': type }).end(text));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function stop(server: Server): void {
  server.closeAllConnections();
  server.close();
}

function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

test.describe('the key', () => {
  test('lets a browser in and leaves its address bar', async ({ page }) => {
    await page.goto(link);
    await expect(page).toHaveURL(`${visitor.origin}/`);
    await expect(page).toHaveTitle('Parley');
    await page.reload();
    await expect(page).toHaveTitle('Parley');
    expect(await page.evaluate(() => document.cookie)).toBe('');
    const [cookie] = await page.context().cookies();
    expect(cookie).toMatchObject({
      name: `parley-${visitor.port}`,
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
    });
    expect(cookie?.value).not.toBe(visitor.key);
  });

  test('may be used again, by another browser', async ({ browser, page }) => {
    await page.goto(link);
    const other = await browser.newContext();
    const response = await (await other.newPage()).goto(link);
    expect(response?.status()).toBe(200);
    await other.close();
  });

  test('is missing: the page says what to do', async ({ page }) => {
    const response = await page.goto(`${visitor.origin}/`);
    expect(response?.status()).toBe(401);
    await expect(page.getByText('Open the link that Parley printed when it started.')).toBeVisible();
    for (const path of ['/alive', '/index.html', '/socket', '/nothing']) {
      expect(await visitor.status(path)).toBe(401);
    }
  });

  test('is wrong: nobody is let in', async ({ page }) => {
    for (const key of ['', 'wrong', visitor.key.slice(0, -1), `${visitor.key}x`, visitor.key.toUpperCase()]) {
      const response = await page.goto(`${visitor.origin}/?key=${key}`);
      expect(response?.status()).toBe(401);
    }
    expect(await page.context().cookies()).toEqual([]);
  });
});

test.describe('a foreign Host (DNS rebinding)', () => {
  test('is refused in a browser whose name leads to this computer', async ({ page }) => {
    for (const name of ['localhost', 'evil.localhost']) {
      const response = await page.goto(`http://${name}:${visitor.port}/?key=${visitor.key}`);
      expect(response?.status()).toBe(403);
    }
  });

  test('is refused with the right cookie and origin', async () => {
    const cookie = await visitor.cookie();
    for (const host of [
      'evil.example',
      `evil.example:${visitor.port}`,
      '127.0.0.1',
      `[::1]:${visitor.port}`,
    ]) {
      expect(await visitor.status('/', { host, cookie })).toBe(403);
      expect(await visitor.dial({ host, cookie, origin: visitor.origin })).toBe(403);
    }
  });
});

test.describe('a page of another port, whose requests carry our cookie', () => {
  let server: Server;
  /** What the browser sent to the other port. */
  let cookieSeen: string | undefined;

  test.beforeEach(async ({ page }) => {
    await page.goto(link);
    server = await serveText('<!doctype html><title>Stranger</title>');
    server.on('request', ({ url, headers }) => {
      if (url === '/') cookieSeen = headers.cookie;
    });
    await page.goto(urlOf(server));
  });

  test.afterEach(() => stop(server));

  test('cannot open a WebSocket', async ({ page: stranger }) => {
    const opened = await stranger.evaluate(
      (url) =>
        new Promise((resolve) => {
          const socket = new WebSocket(url);
          socket.onopen = () => resolve('open');
          socket.onerror = () => resolve('refused');
        }),
      `ws://127.0.0.1:${visitor.port}/socket`,
    );
    expect(opened).toBe('refused');
  });

  test('can read nothing, and its requests do nothing', async ({ page: stranger }) => {
    expect(cookieSeen, 'cookies ignore ports').toContain(`parley-${visitor.port}=`);
    const fetchText = (mode: RequestMode): Promise<string> =>
      stranger.evaluate(
        ([url, mode]) =>
          fetch(url, { mode, credentials: 'include' }).then(
            (response) => response.text(),
            () => 'unreadable',
          ),
        [`${visitor.origin}/alive`, mode] as const,
      );
    expect(await fetchText('cors')).toBe('unreadable');
    expect(await fetchText('no-cors')).toBe('unreadable');
    const cookie = await visitor.cookie();
    expect(await visitor.status('/alive', { cookie })).toBe(204);
    const { origin } = new URL(stranger.url());
    expect(await visitor.status('/alive', { cookie, origin })).toBe(403);
    expect(await visitor.status('/alive', { cookie, 'sec-fetch-site': 'same-site' })).toBe(403);
  });

  test('cannot load our files or show us in a frame', async ({ page: stranger }) => {
    const loaded = await stranger.evaluate(
      (origin) =>
        Promise.all(
          (['img', 'script'] as const).map(
            (tag) =>
              new Promise((resolve) => {
                const element = document.createElement(tag);
                element.src = `${origin}/icon.svg`;
                element.onload = () => resolve('loaded');
                element.onerror = () => resolve('refused');
                document.body.append(element);
              }),
          ),
        ),
      visitor.origin,
    );
    expect(loaded).toEqual(['refused', 'refused']);
    const framed = stranger.waitForResponse(`${visitor.origin}/`);
    await stranger.evaluate((origin) => {
      const frame = document.createElement('iframe');
      frame.src = `${origin}/`;
      document.body.append(frame);
    }, visitor.origin);
    expect((await framed).status()).toBe(403);
  });

  test('cannot lead the browser to us, even with the key', async ({ page: stranger }) => {
    const answered = stranger.waitForResponse((response) => response.url().startsWith(visitor.origin));
    await stranger.evaluate((url) => location.assign(url), `${visitor.origin}/?key=${visitor.key}`);
    expect((await answered).status()).toBe(403);
    await expect(
      stranger.getByText('Paste the link that Parley printed into the address bar.'),
    ).toBeVisible();
  });
});

declare global {
  interface Window {
    /** Directives of the policy that the page broke so far. */
    broken: string[];
    attacked?: true;
  }
}

test.describe('the policy of the page', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto(link);
    await page.evaluate(() => {
      window.broken = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        window.broken.push(event.effectiveDirective),
      );
    });
  });

  const broken = (page: Page): Promise<string[]> => page.evaluate(() => window.broken.toSorted());
  const attacked = (page: Page): Promise<boolean> => page.evaluate(() => 'attacked' in window);

  test('runs no inline script and no inline handler', async ({ page }) => {
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.attacked = true';
      const button = document.createElement('button');
      button.setAttribute('onclick', 'window.attacked = true');
      document.body.append(script, button);
      button.click();
    });
    await expect.poll(() => broken(page)).toEqual(['script-src-attr', 'script-src-elem']);
    expect(await attacked(page)).toBe(false);
  });

  test('runs no text as code', async ({ page }) => {
    const script = `${visitor.origin}/assets/eval.js`;
    await page.route(script, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: "setTimeout('window.attacked = true')" }),
    );
    await page.evaluate((src) => {
      document.body.append(Object.assign(document.createElement('script'), { src }));
    }, script);
    await expect.poll(() => broken(page)).toEqual(['script-src']);
    expect(await attacked(page)).toBe(false);
  });

  test('loads no script from another port and calls nobody there', async ({ page }) => {
    const server = await serveText('window.attacked = true', 'text/javascript');
    await page.evaluate((url) => {
      document.body.append(Object.assign(document.createElement('script'), { src: url }));
      fetch(url).catch(() => undefined);
      new WebSocket(url.replace('http', 'ws'));
    }, urlOf(server));
    await expect.poll(() => broken(page)).toEqual(['connect-src', 'connect-src', 'script-src-elem']);
    expect(await attacked(page)).toBe(false);
    stop(server);
  });
});
