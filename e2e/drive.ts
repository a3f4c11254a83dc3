import type { Locator } from '@playwright/test';
import { expect, type App } from './fixtures';

/** What is driven: the page, and the panes in it. */
export type Window = Pick<App, 'page' | 'pane'>;

/** The controls of one pane, by the names that assistive tools use too. */
export interface Pane {
  readonly region: Locator;
  readonly host: Locator;
  readonly port: Locator;
  readonly message: Locator;
  readonly log: Locator;
  /** Start, Stop, Connect, …: a button of the pane by its exact name. */
  button(name: string): Locator;
  /** A status of the pane that holds this text. */
  status(text: string | RegExp): Locator;
  /** Rows of the log, those in view, that hold this text. */
  rows(text: string | RegExp): Locator;
  /** The error that is shown beside what failed. */
  readonly problem: Locator;
}

/** The pane of an endpoint. */
export function paneOf(app: Window, name: string): Pane {
  const region = app.pane(name);
  const log = region.getByRole('grid', { name: 'Log' });
  return {
    region,
    log,
    host: region.getByRole('textbox', { name: 'Host' }),
    port: region.getByRole('textbox', { name: 'Port' }),
    message: region.getByRole('textbox', { name: 'Message' }),
    button: (label) => region.getByRole('button', { name: label, exact: true }),
    status: (text) => region.getByRole('status').filter({ hasText: text }),
    rows: (text) => log.getByRole('row').filter({ hasText: text }),
    problem: region.getByRole('alert'),
  };
}

/** Starts a server on a port that the system picks, and resolves with it. */
export async function startServer(pane: Pane): Promise<number> {
  await pane.port.fill('0');
  await pane.button('Start').click();
  const listening = pane.status(/^Listening on .*:\d+$/);
  await expect(listening).toBeVisible();
  return Number(/:(\d+)$/.exec(await listening.innerText())?.[1]);
}

/** Connects a client to a port of 127.0.0.1. */
export async function connectClient(pane: Pane, port: number): Promise<void> {
  await pane.port.fill(String(port));
  await pane.button('Connect').click();
  await expect(pane.status(`Connected to 127.0.0.1:${port}`)).toBeVisible();
}

/** Types a message and sends it with Enter. */
export async function say(pane: Pane, text: string): Promise<void> {
  await pane.message.fill(text);
  await pane.message.press('Enter');
  await expect(pane.message).toHaveValue('');
}

/** Server 1 with Client 1 connected to it. */
export async function startPair(app: Window): Promise<{ server: Pane; client: Pane; port: number }> {
  const server = paneOf(app, 'Server 1');
  const client = paneOf(app, 'Client 1');
  const port = await startServer(server);
  await connectClient(client, port);
  return { server, client, port };
}

/** Expects a grid to have so many rows, whether they are in view or not. */
export async function expectRowCount(grid: Locator, count: number): Promise<void> {
  await expect(grid).toHaveAttribute('aria-rowcount', String(count));
}

/** Opens an endpoint's menu and chooses from it. */
export async function chooseAction(app: Window, name: string, action: string): Promise<void> {
  await app.page.getByRole('button', { name: `More actions for ${name}`, exact: true }).click();
  await app.page.getByRole('menuitem', { name: action, exact: true }).click();
}

/** The find and filter bar of a log. */
export interface FindBar {
  readonly bar: Locator;
  readonly pattern: Locator;
  /** What was found: `12 of 3,456 matches`. */
  readonly found: Locator;
  readonly onlyMatches: Locator;
  /** Chooses as what the pattern is read. */
  as(kind: 'Text' | 'Hex' | 'Regex'): Promise<unknown>;
}

/** Opens the find bar of a pane's log with the keyboard and types a pattern. */
export async function findIn(pane: Pane, pattern: string): Promise<FindBar> {
  await pane.log.press('Control+f');
  const bar = pane.region.getByRole('search', { name: 'Find and filter' });
  const field = bar.getByRole('textbox', { name: 'Pattern' });
  await expect(field).toBeFocused();
  await field.fill(pattern);
  return {
    bar,
    pattern: field,
    found: bar.getByRole('status'),
    onlyMatches: bar.getByRole('button', { name: 'Only matches' }),
    as: (kind) => bar.getByRole('combobox', { name: 'Pattern is' }).selectOption({ label: kind }),
  };
}
