import type { Locator } from '@playwright/test';
import type { Pane, Window } from './drive';
import { expect } from './fixtures';

/** Presses a button of a log's header, or chooses it from the menu that stands for them where the log is narrow. */
export async function useLogTool(app: Window, pane: Pane, name: string): Promise<void> {
  const more = pane.button('More for this log');
  const button = pane.button(name);
  await expect(more.or(button).first()).toBeVisible();
  if (await button.isVisible()) return button.click();
  await more.click();
  await app.page.getByRole('menuitem', { name, exact: true }).click();
}

/** Opens the choices of how a pane's log is read. */
export async function openReading(app: Window, pane: Pane): Promise<Locator> {
  await useLogTool(app, pane, 'Reading and frames…');
  const dialog = app.page.getByRole('dialog', { name: 'Reading and frames' });
  await expect(dialog).toBeVisible();
  return dialog;
}
