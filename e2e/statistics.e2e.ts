import { expectClean } from './axe';
import { say, startPair } from './drive';
import { expect, test } from './fixtures';
import { useLogTool } from './reading';

test('statistics of an endpoint and of a connection, with a plot of rates', async ({ app, shell }) => {
  const { server, client } = await startPair(app);
  await say(client, 'hello');
  await useLogTool(app, client, 'Statistics');
  const panel = client.region.getByRole('region', { name: 'Statistics' });
  await expect(panel).toContainText('5 bytes in 1');
  await expect(panel).toContainText(/last [\d.]+ (µs|ms) · median/);
  await expect(panel.getByRole('img', { name: /^Rates of the last/ })).toBeVisible();
  await expect(panel.locator('canvas')).toBeVisible();
  await expectClean(app.page, shell, 'statistics');
  await panel.getByRole('button', { name: 'Close statistics' }).click();
  await expect(panel).toHaveCount(0);

  await useLogTool(app, server, 'Statistics');
  await server.log.getByRole('button', { name: 'Show only connection #1' }).first().click();
  const own = server.region.getByRole('region', { name: 'Statistics' });
  await expect(own.getByRole('heading')).toHaveText('Statistics of #1');
  await expect(own).toContainText('5 bytes in 1');
});
