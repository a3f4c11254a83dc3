import type { Pane } from './drive';
import type { App } from './fixtures';

/** Chooses a file to be sent in a pane. */
export async function chooseFile(pane: Pane, name: string, content: Buffer): Promise<void> {
  const file = { name, mimeType: 'application/octet-stream', buffer: content };
  await pane.region.locator('input[type=file]').setInputFiles(file);
}

/** Has what is sent next in a pane be answered by this within so many ms. */
export async function expectAnswer(app: App, pane: Pane, content: string, withinMs: string): Promise<void> {
  await pane.button('Expect an answer').click();
  const form = app.page.getByRole('dialog', { name: 'Expect an answer' });
  await form.getByRole('textbox', { name: 'Content' }).fill(content);
  await form.getByRole('textbox', { name: 'Within (ms)' }).fill(withinMs);
  await form.getByRole('button', { name: 'Expect this' }).click();
}
