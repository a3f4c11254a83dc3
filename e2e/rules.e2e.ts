import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { expectClean } from './axe';
import { paneOf, startServer } from './drive';
import { expect, test } from './fixtures';
import { dial } from './raw-peer';
import { addRule, openRules } from './rules';

const listed = (dialog: Locator): Locator => dialog.getByRole('grid', { name: 'Rules' }).getByRole('row');

test('rules are written, tried, and answer in order; what fires stands in the log', async ({
  app,
  shell,
}) => {
  const server = paneOf(app, 'Server 1');
  const dialog = await openRules(app);
  await addRule(dialog, { name: 'ping', content: 'ping', reply: 'pong\\n' });
  await addRule(dialog, { name: 'get', by: 'matches a regex', content: 'get (\\w+)', reply: '$1=42\\n' });
  await dialog.getByRole('button', { name: 'Add fall-back' }).click();
  const last = dialog.getByRole('form', { name: 'Fall-back' });
  await last.getByRole('textbox', { name: 'Message 1' }).fill('what?\\n');
  await last.getByRole('combobox', { name: 'Then' }).selectOption('Close it');
  await last.getByRole('button', { name: 'Save rule' }).click();
  await expect(dialog.getByRole('button', { name: 'Edit fall-back' })).toBeVisible();

  await dialog.getByRole('textbox', { name: 'What is received' }).fill('get temperature');
  const happens = dialog.getByRole('status', { name: 'What happens' });
  await expect(happens).toContainText('Rule 2, “get”, fires');
  await expect(happens).toContainText('74 65 6d 70 65 72 61 74 75 72 65 3d 34 32 0a');
  await expect(listed(dialog).filter({ hasText: 'fires' })).toContainText('get');
  await expectClean(app.page, shell, 'rules');
  await dialog.getByRole('button', { name: 'Close', exact: true }).click();

  const peer = await dial(await startServer(server));
  for (const [sent, answer] of [
    ['ping', 'pong\n'],
    ['get mode', 'mode=42\n'],
    ['bye', 'what?\n'],
  ] as const) {
    const before = peer.text();
    peer.socket.write(sent);
    await peer.received(before.length + answer.length);
    expect(peer.text()).toBe(before + answer);
  }
  await peer.ended;
  await expect(server.rows('Rule “get” answers with 1 message')).toBeVisible();
  peer.socket.destroy();
});

test('rules are moved and switched with the keyboard', async ({ app }) => {
  const dialog = await openRules(app);
  for (const name of ['a', 'b', 'c']) await addRule(dialog, { name, content: name, reply: name });
  const grid = dialog.getByRole('grid', { name: 'Rules' });
  await grid.focus();
  await grid.press('End');
  await grid.press('Alt+Home');
  await expect(listed(dialog).first()).toContainText('1c');
  await grid.press('Alt+ArrowDown');
  await expect(listed(dialog).nth(1)).toContainText('2c');
  await grid.press(' ');
  await expect(listed(dialog).nth(1).getByRole('switch')).not.toBeChecked();
  await dialog.getByRole('textbox', { name: 'What is received' }).fill('c');
  await expect(dialog.getByText('No rule fires: nothing is answered')).toBeVisible();
});

test('rules are dragged to another place, and not while a search hides some', async ({ app }) => {
  const dialog = await openRules(app);
  for (const name of ['a', 'b', 'c']) await addRule(dialog, { name, content: name, reply: name });
  const rows = listed(dialog);
  await expect(rows).toHaveText([/^1a/, /^2b/, /^3c/]);
  await rows.nth(2).dragTo(rows.nth(0), { targetPosition: { x: 100, y: 5 }, steps: 5 });
  await expect(rows).toHaveText([/^1c/, /^2a/, /^3b/]);
  await rows.nth(0).dragTo(rows.nth(1), { targetPosition: { x: 100, y: 35 }, steps: 5 });
  await expect(rows).toHaveText([/^1a/, /^2c/, /^3b/]);
  await dialog.getByRole('textbox', { name: 'Search' }).fill('b');
  await expect(rows).toHaveText([/^3b/]);
  await expect(rows.first()).not.toHaveAttribute('draggable');
});

test('a wrong rule is refused with its reason, and what was typed stays', async ({ app }) => {
  const dialog = await openRules(app);
  await dialog.getByRole('button', { name: 'Add rule' }).click();
  const form = dialog.getByRole('form', { name: 'New rule' });
  await form.getByRole('combobox', { name: 'When what is received' }).selectOption('matches a regex');
  const pattern = form.getByRole('textbox', { name: 'Pattern' });
  await pattern.fill('(a');
  await form.getByRole('button', { name: 'Save rule' }).click();
  await expect(form.getByRole('alert')).toContainText('The match of the rule is wrong');
  await expect(pattern).toHaveValue('(a');
  await expect(pattern).toHaveAttribute('aria-invalid', 'true');
  await pattern.fill('(a+)+b');
  await form.getByRole('button', { name: 'Save rule' }).click();
  await expect(listed(dialog)).toContainText('matches /(a+)+b/');
});

test('rules are tried on frames where a framing is chosen', async ({ app }) => {
  const dialog = await openRules(app);
  await addRule(dialog, { name: 'line', content: 'ping', reply: 'pong\\n' });
  await dialog.getByRole('button', { name: 'Framing…' }).click();
  const framing = app.page.getByRole('dialog', { name: 'What rules are tried on' });
  await framing.getByRole('combobox', { name: 'Frames' }).selectOption('End with a delimiter');
  await framing.getByRole('button', { name: 'Done' }).click();
  await expect(dialog.getByText('each frame that ends with “\\n”')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'What is received' }).fill('ping');
  await expect(dialog.getByText('no whole message in it yet')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'What is received' }).fill('ping\\nping\\n');
  await expect(dialog.getByText('Rule 1, “line”, fires')).toHaveCount(2);
});

test('a thousand rules are imported, found and scrolled to the last one', async ({ app }, info) => {
  const path = info.outputPath('rules.json');
  const rules = manyRules(1_000);
  writeFileSync(path, JSON.stringify({ format: 1, rules: [...rules, { name: 'broken' }], fallback: null }));

  const dialog = await openRules(app);
  await app.page.locator('input[type=file][accept=".json,application/json"]').setInputFiles(path);
  const question = app.page.getByRole('dialog', { name: 'Import rules.json' });
  await expect(question).toContainText('It holds 1,000 rules');
  await expect(question).toContainText('Rule 1001 was left out');
  await question.getByRole('button', { name: 'Add 1,000' }).click();
  await expect(question).toBeHidden({ timeout: 30_000 });

  const grid = dialog.getByRole('grid', { name: 'Rules' });
  await expect(grid).toHaveAttribute('aria-rowcount', '1000');
  await grid.focus();
  await grid.press('End');
  await expect(listed(dialog).filter({ hasText: 'Rule of 999' })).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Search' }).fill('told 77');
  await expect(grid).toHaveAttribute('aria-rowcount', '19');
  await dialog.getByRole('textbox', { name: 'What is received' }).fill('ask 500');
  await expect(dialog.getByText('Rule 501, “Rule of 500”, fires')).toBeVisible();
  await dialog.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(listed(dialog).filter({ hasText: 'fires' })).toContainText('Rule of 500');
});

test('rules that were imported are exported as they were', async ({ app, shell }, info) => {
  test.skip(shell === 'desktop', 'the desktop asks the system where a download goes');
  const path = info.outputPath('rules.json');
  const rules = manyRules(200);
  writeFileSync(path, JSON.stringify({ format: 1, rules, fallback: null }));
  const dialog = await openRules(app);
  await app.page.locator('input[type=file][accept=".json,application/json"]').setInputFiles(path);
  const question = app.page.getByRole('dialog', { name: 'Import rules.json' });
  await question.getByRole('button', { name: 'Add 200' }).click();
  await expect(question).toBeHidden({ timeout: 30_000 });

  const download = app.page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Export' }).click();
  const saved = JSON.parse(await readFile(await (await download).path(), 'utf8')) as { rules: unknown };
  expect(saved.rules).toEqual(rules);
});

/** Rules as their file has them. */
function manyRules(count: number): readonly object[] {
  return Array.from({ length: count }, (_, at) => ({
    name: `Rule of ${at}`,
    on: true,
    when: { by: 'equals', content: { mode: 'text', source: `ask ${at}`, encoding: 'utf-8' } },
    reply: [
      { delayMs: 0, message: { mode: 'text', source: `told ${at}`, encoding: 'utf-8', ending: 'none' } },
    ],
    then: 'stay',
    once: false,
  }));
}
