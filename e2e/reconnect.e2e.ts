import type { BrowserContext, Page } from '@playwright/test';
import { expectClean } from './axe';
import { connectClient, expectRowCount, paneOf, say, startPair, startServer, type Window } from './drive';
import { expect, freePort, test as base } from './fixtures';
import { startHostProcess, type HostProcess } from './host-process';
import { dial } from './raw-peer';
import { openTunnel, type Tunnel } from './tunnel';

/** A window that reaches its host through a tunnel. */
interface FarApp extends Window {
  readonly host: HostProcess;
  readonly port: number;
  readonly tunnel: Tunnel;
}

const test = base.extend<{ far: FarApp }>({
  far: async ({ lazyBrowser, colorScheme, viewport }, use) => {
    const port = await freePort();
    const host = await startHostProcess(port);
    const tunnel = await openTunnel(port);
    const browser = await lazyBrowser();
    const context: BrowserContext = await browser.newContext({
      colorScheme,
      viewport,
      proxy: { server: tunnel.url },
    });
    const page: Page = await context.newPage();
    await page.goto(host.url);
    await use({
      page,
      pane: (name) => page.getByRole('region', { name, exact: true }),
      host,
      port,
      tunnel,
    });
    await context.close();
    await tunnel.cut().catch(() => undefined);
    await host.close();
  },
});

test.skip(({ shell }) => shell === 'desktop', 'on the desktop window and engine are one program');

test('a cut connection to the host is shown, and mends by itself with everything in place', async ({
  far,
}) => {
  const { server, client, port } = await startPair(far);
  await say(client, 'before');
  await expect(client.rows('before')).toHaveCount(2);
  await client.message.fill('draft');
  await client.rows('before').first().click();

  await far.tunnel.cut();
  const banner = far.page.getByRole('alert').filter({ hasText: 'Connection to Parley’s host lost' });
  await expect(banner).toBeVisible();
  await expect(client.message).toHaveValue('draft');
  for (const colorScheme of ['light', 'dark'] as const) {
    await far.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expectClean(far.page, 'browser', `a lost host in the ${colorScheme} theme`);
  }
  await client.message.press('Enter');
  await expect(client.problem).toContainText('was lost');
  await expect(client.message).toHaveValue('draft');
  // The engine has not noticed anything: what happens meanwhile is captured.
  const peer = await dial(port);
  await peer.exchange('meanwhile');

  await far.tunnel.mend();
  await expect(banner).toHaveCount(0);
  await expect(server.status(`Listening on 127.0.0.1:${port}`)).toBeVisible();
  await expect(server.status('2 connections')).toBeVisible();
  await expect(server.rows('meanwhile')).toHaveCount(2);
  await expect(client.rows('before')).toHaveCount(2);
  await expect(client.region.getByRole('region', { name: 'Details' })).toContainText('before');
  await expect(client.message).toHaveValue('draft');
  await client.message.press('Enter');
  await expect(client.rows('draft')).toHaveCount(2);
  peer.socket.destroy();
});

test('a host that was started anew needs its new link, and says so', async ({ far }) => {
  const client = paneOf(far, 'Client 1');
  await client.message.fill('draft');
  await far.host.close();
  await expect(far.page.getByRole('alert')).toContainText('Reconnecting');
  const anew = await startHostProcess(far.port);
  await expect(far.page.getByRole('alert')).toContainText('The host was started anew');
  await expect(client.message).toHaveValue('draft');

  await far.page.goto(anew.url);
  await expect(far.page.getByRole('alert')).toHaveCount(0);
  await expectRowCount(client.log, 0);
  await connectClient(client, await startServer(paneOf(far, 'Server 1')));
  await anew.close();
});
