import { resolve } from 'node:path';
import type { Page, TestInfo } from '@playwright/test';

const folder = resolve(import.meta.dirname, '../out/screenshots');

/** Draws the window as it is now into `out/screenshots/`, under the state's name and the project's. */
export async function shoot(page: Page, info: TestInfo, state: string): Promise<void> {
  await page.evaluate('document.fonts.ready');
  await page.screenshot({ path: `${folder}/${state}-${info.project.name}.png` });
}
