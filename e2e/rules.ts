import type { Locator } from '@playwright/test';
import { paneOf } from './drive';
import { expect, type App } from './fixtures';

/** A rule as it is typed. */
export interface NewRule {
  readonly name: string;
  /** How it is matched, as the form names it; without it, it contains the content. */
  readonly by?: string;
  readonly content: string;
  readonly reply: string;
}

/** Has Server 1 answer by rules, of which it has `count`, and opens them. */
export async function openRules(app: App, count = 0): Promise<Locator> {
  const server = paneOf(app, 'Server 1');
  await server.region.getByRole('combobox', { name: 'Responder' }).selectOption('Rules');
  await server.button(`Rules (${count.toLocaleString('en')})…`).click();
  const dialog = app.page.getByRole('dialog', { name: 'Rules of Server 1' });
  await expect(dialog).toBeVisible();
  return dialog;
}

/** Types a new rule into the dialog and saves it. */
export async function addRule(dialog: Locator, { name, by, content, reply }: NewRule): Promise<void> {
  await dialog.getByRole('button', { name: 'Add rule' }).click();
  const form = dialog.getByRole('form', { name: 'New rule' });
  await form.getByRole('textbox', { name: 'Name' }).fill(name);
  if (by !== undefined) await form.getByRole('combobox', { name: 'When what is received' }).selectOption(by);
  await form.getByRole('textbox', { name: /^(Content|Pattern)$/ }).fill(content);
  await form.getByRole('textbox', { name: 'Message 1' }).fill(reply);
  await form.getByRole('button', { name: 'Save rule' }).click();
  await expect(dialog.getByRole('form', { name: `Rule “${name}”` })).toBeVisible();
}
