import type { Page } from '@playwright/test';

/** Takes what the page copies, because a headless browser's clipboard belongs to all of its pages. */
export async function takeClipboard(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(() => {
    const taken = window as unknown as { copied: string };
    taken.copied = '';
    navigator.clipboard.writeText = (text) => {
      taken.copied = text;
      return Promise.resolve();
    };
  });
  return () => page.evaluate(() => (window as unknown as { copied: string }).copied);
}
