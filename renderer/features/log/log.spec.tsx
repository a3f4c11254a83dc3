// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LIVE_CAPTURE } from '../../../shared/model/capture';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import type { Row } from '../../../shared/model/row';
import { AppContext } from '../../state/app-context';
import { createServices } from '../../state/services';
import { stubEngine, type StubEngine } from '../../state/stub-engine';
import { flush, noticeAt, stubClient, stubPage, type StubClient } from '../../state/stubs';
import { Log, type LogScope } from './log';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const endpoint = 1 as EndpointId;
const endpoints = [{ id: endpoint, kind: 'server', name: 'Server 1' }] as const;
const nothing = new Uint8Array();

/** Received bytes, alternating between two connections. */
function rowOf(seq: number): Row {
  const preview = new TextEncoder().encode(`message ${seq}`);
  const connection = ((seq % 2) + 1) as ConnectionId;
  const bytes = { length: preview.length, preview, before: nothing, after: nothing };
  return { kind: 'in', seq, at: seq * 1_000, endpoint, connection, ...bytes };
}

describe('the log', () => {
  let root: Root;
  let transport: StubClient;
  let services: ReturnType<typeof createServices>;
  let engine: StubEngine;
  let revision: number;
  let scopes: LogScope[];

  beforeEach(() => {
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(280);
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(800);
    revision = 0;
    scopes = [];
    engine = stubEngine();
    transport = stubClient();
    transport.become({ kind: 'ready' });
    services = createServices({ ...transport, call: engine.call }, stubPage());
    services.hub.confirmRun('first');
    const place = document.createElement('div');
    document.body.replaceChildren(place);
    root = createRoot(place);
  });

  afterEach(() => {
    act(() => root.unmount());
    vi.restoreAllMocks();
  });

  async function settled(doing: () => void): Promise<void> {
    await act(async () => {
      doing();
      for (let turn = 0; turn < 5; turn += 1) await flush();
    });
  }

  async function draw(connection: number | null = null): Promise<void> {
    await settled(() =>
      root.render(
        <AppContext value={services}>
          <Log
            view={{ capture: LIVE_CAPTURE, endpoint, connection: connection as ConnectionId | null }}
            endpoints={endpoints}
            onShowConnection={() => undefined}
            empty={<p>Nothing yet</p>}
            onExport={(scope) => scopes.push(scope)}
          />
        </AppContext>,
      ),
    );
  }

  async function capture(total: number): Promise<void> {
    await settled(() => {
      engine.captured = Array.from({ length: total }, (_, seq) => rowOf(seq));
      revision += 1;
      const notice = noticeAt(revision);
      transport.emit({ ...notice, tasks: revision, rows: { ...notice.rows, next: total } });
    });
  }

  const click = (element: Element | null | undefined): Promise<void> =>
    settled(() => (element as HTMLElement | null | undefined)?.click());
  const press = (element: Element | null, key: string, how: KeyboardEventInit = {}): Promise<void> =>
    settled(
      () =>
        void element?.dispatchEvent(
          new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...how }),
        ),
    );
  const button = (name: string): Element | undefined =>
    [...document.querySelectorAll('button')].find(
      (each) => (each.getAttribute('aria-label') ?? each.textContent) === name,
    );
  const grid = (): HTMLElement | null => document.querySelector('[role="grid"][aria-label="Log"]');
  const rowWith = (text: string): Element | undefined =>
    [...(grid()?.querySelectorAll('[role="row"] bdi') ?? [])].find((data) => data.textContent === text);
  const details = (): Element | null => document.querySelector('[aria-label="Details"]');
  const selected = (): string | undefined | null =>
    grid()?.querySelector('[aria-selected="true"] bdi')?.textContent;

  async function find(text: string): Promise<void> {
    await press(grid(), 'f', { ctrlKey: true });
    const field = document.querySelector<HTMLInputElement>('input[aria-label="Pattern"]');
    await settled(() => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
      field?.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }

  const field = (): Element | null => document.querySelector('input[aria-label="Pattern"]');

  it('says what to do while there is nothing, and shows rows as they come', async () => {
    await draw();
    expect(document.body.textContent).toContain('Nothing yet');
    await capture(3);
    expect(document.body.textContent).not.toContain('Nothing yet');
    expect(grid()?.getAttribute('aria-rowcount')).toBe('3');
    expect(rowWith('message 2')).toBeDefined();
    expect(document.body.textContent).toContain('3 rows');
  });

  it('follows the newest row', async () => {
    await draw();
    await capture(1_000);
    expect(rowWith('message 999')).toBeDefined();
    await capture(1_010);
    expect(rowWith('message 1009')).toBeDefined();
  });

  it('shows the details of a row that is clicked, and keeps it selected when another view is shown', async () => {
    await draw();
    await capture(6);
    await click(rowWith('message 3'));
    expect(details()?.textContent).toContain('Received 9 bytes');
    expect(details()?.textContent).toContain('record 3');
    await draw(2);
    expect(grid()?.getAttribute('aria-rowcount')).toBe('3');
    expect(selected()).toBe('message 3');
    expect(details()?.textContent).toContain('record 3');
  });

  it('closes the details with Escape, and gives the focus back to the rows', async () => {
    await draw();
    await capture(6);
    await click(rowWith('message 3'));
    const tab = details()?.querySelector<HTMLElement>('[role="tab"]') ?? null;
    act(() => tab?.focus());
    await press(tab, 'Escape');
    expect(details()).toBeNull();
    expect(document.activeElement).toBe(grid());
  });

  it('forgets its rows and its selection when the engine is another one', async () => {
    await draw();
    await capture(6);
    await click(rowWith('message 3'));
    await settled(() => {
      engine.captured = [];
      transport.become({ kind: 'lost', attempt: 1 });
      transport.become({ kind: 'ready' });
      services.hub.confirmRun('second');
    });
    expect(details()).toBeNull();
    expect(grid()?.getAttribute('aria-rowcount')).toBe('0');
  });

  it('keeps the selection and the row in view when it becomes a table', async () => {
    await draw();
    await capture(1_000);
    await press(grid(), 'Home');
    await press(grid(), 'PageDown');
    await click(button('Rows'));
    expect(grid()?.getAttribute('aria-rowcount')).toBe('1001');
    expect(selected()).toBe('message 9');
    expect(grid()?.querySelector('[role="columnheader"]')?.textContent).toBe('No.');
    expect(grid()?.querySelector('[aria-selected="true"]')?.textContent).toContain('+1 ms');
  });

  it('clears its rows in this log only, says so, and shows them again', async () => {
    await draw();
    await capture(10);
    await click(button('Clear log'));
    expect(grid()?.getAttribute('aria-rowcount')).toBe('0');
    expect(document.body.textContent).toContain('10 earlier rows are hidden in this view, not deleted');
    await capture(12);
    expect(grid()?.getAttribute('aria-rowcount')).toBe('2');
    await click(button('Show them'));
    expect(grid()?.getAttribute('aria-rowcount')).toBe('12');
  });

  describe('with something to find', () => {
    beforeEach(async () => {
      await draw();
      await capture(100);
    });

    it('marks matches, and goes from one to the next around the end', async () => {
      await find('message 1');
      await press(field(), 'Enter');
      expect(document.querySelector('[role="status"]')?.textContent).toBe('1 of 11 matches');
      expect(selected()).toBe('message 1');
      expect(grid()?.querySelector('[aria-selected="true"] mark')?.textContent).toBe('message 1');
      await press(field(), 'Enter', { shiftKey: true });
      expect(document.querySelector('[role="status"]')?.textContent).toBe('11 of 11 matches');
      expect(selected()).toBe('message 19');
      await press(grid(), 'F3');
      expect(selected()).toBe('message 1');
      expect(grid()?.getAttribute('aria-rowcount')).toBe('100');
    });

    it('shows only matches when asked, new ones too, with the selection kept; and all again when it is closed', async () => {
      await find('5');
      await press(field(), 'Enter');
      await click(button('Only matches'));
      expect(grid()?.getAttribute('aria-rowcount')).toBe('19');
      expect(selected()).toMatch(/5/);
      await click(button('Export…'));
      expect(scopes.at(-1)).toMatchObject({ capture: LIVE_CAPTURE, endpoint, filter: 1 });
      const before = selected();
      await capture(106);
      expect(grid()?.getAttribute('aria-rowcount')).toBe('20');
      await press(field(), 'Escape');
      expect(field()).toBeNull();
      expect(grid()?.getAttribute('aria-rowcount')).toBe('106');
      expect(selected()).toBe(before);
      await click(button('Export…'));
      expect(scopes.at(-1)).toMatchObject({ filter: null });
      expect(engine.filters.size).toBe(0);
    });

    it('says where a pattern is wrong, and leaves the rows as they are', async () => {
      await find('message 1');
      await press(field(), 'Enter');
      const kind = document.querySelector<HTMLSelectElement>('select[aria-label="Pattern is"]');
      await settled(() => {
        if (kind !== null) kind.value = 'hex';
        kind?.dispatchEvent(new Event('change', { bubbles: true }));
      });
      expect(field()?.getAttribute('aria-invalid')).toBe('true');
      const fault = document.getElementById(field()?.getAttribute('aria-describedby') ?? '');
      expect(fault?.textContent).toContain('message 1');
      expect(grid()?.getAttribute('aria-rowcount')).toBe('100');
      expect(engine.filters.size).toBe(1);
    });

    it('closes its filters when it goes', async () => {
      await find('message 1');
      await press(field(), 'Enter');
      expect(engine.filters.size).toBe(1);
      await settled(() => root.render(null));
      expect(engine.filters.size).toBe(0);
    });
  });
});
