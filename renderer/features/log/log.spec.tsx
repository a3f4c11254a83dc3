// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Client } from '../../../shared/client';
import type { Params } from '../../../shared/contract';
import { succeed } from '../../../shared/errors';
import { LIVE_CAPTURE } from '../../../shared/model/capture';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import type { Row } from '../../../shared/model/row';
import { AppContext } from '../../state/app-context';
import { createNoticeHub, type OwnedNoticeHub } from '../../state/notice-hub';
import { createServices } from '../../state/services';
import { flush, noticeAt, stubClient, stubPage, type StubClient } from '../../state/stubs';
import type { WorkbenchStore } from '../../state/workbench-store';
import { Log } from './log';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const endpoint = 1 as EndpointId;
const endpoints = [{ id: endpoint, kind: 'server', name: 'Server 1' }] as const;
const nothing = new Uint8Array();
const workbench: WorkbenchStore = { current: () => ({ kind: 'loading' }), subscribe: () => () => undefined };

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
  let client: Client;
  let hub: OwnedNoticeHub;
  let captured: Row[];
  let revision: number;

  beforeEach(() => {
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(280);
    captured = [];
    revision = 0;
    transport = stubClient();
    transport.become({ kind: 'ready' });
    hub = createNoticeHub(transport, stubPage());
    hub.confirmRun('first');
    client = { ...transport, call: answer as Client['call'] };
    const place = document.createElement('div');
    document.body.replaceChildren(place);
    root = createRoot(place);
  });

  afterEach(() => {
    act(() => root.unmount());
    vi.restoreAllMocks();
  });

  function answer(method: string, params: unknown): Promise<unknown> {
    if (method === 'rows.bytes') {
      const { seq } = params as Params<'rows.bytes'>;
      const bytes = new TextEncoder().encode(`message ${seq}`);
      return Promise.resolve(succeed({ bytes, total: bytes.length }));
    }
    const { connection, from, count } = params as Params<'rows.window'>;
    const view = captured.filter((row) => connection === null || row.connection === connection);
    return Promise.resolve(succeed({ first: 0, total: view.length, rows: view.slice(from, from + count) }));
  }

  async function draw(connection: number | null = null): Promise<void> {
    await act(async () => {
      root.render(
        <AppContext value={{ ...createServices(client, stubPage()), hub, workbench }}>
          <Log
            view={{ capture: LIVE_CAPTURE, endpoint, connection: connection as ConnectionId | null }}
            endpoints={endpoints}
            onShowConnection={() => undefined}
            empty={<p>Nothing yet</p>}
          />
        </AppContext>,
      );
      await flush();
    });
  }

  async function capture(total: number): Promise<void> {
    await act(async () => {
      captured = Array.from({ length: total }, (_, seq) => rowOf(seq));
      revision += 1;
      const notice = noticeAt(revision);
      transport.emit({ ...notice, rows: { ...notice.rows, next: total } });
      await flush();
    });
  }

  async function click(element: Element | null | undefined): Promise<void> {
    await act(async () => {
      (element as HTMLElement | null | undefined)?.click();
      await flush();
    });
  }

  const grid = (): Element | null => document.querySelector('[role="grid"][aria-label="Log"]');
  const rowWith = (text: string): Element | undefined =>
    [...(grid()?.querySelectorAll('[role="row"] bdi') ?? [])].find((data) => data.textContent === text);
  const details = (): Element | null => document.querySelector('[aria-label="Details"]');

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
    expect(details()?.querySelector('bdi')?.textContent).toBe('message 3');
    await draw(2);
    expect(grid()?.getAttribute('aria-rowcount')).toBe('3');
    expect(grid()?.querySelector('[aria-selected="true"] bdi')?.textContent).toBe('message 3');
    expect(details()?.textContent).toContain('record 3');
  });

  it('closes the details with Escape, and gives the focus back to the rows', async () => {
    await draw();
    await capture(6);
    await click(rowWith('message 3'));
    const tab = details()?.querySelector<HTMLElement>('[role="tab"]');
    act(() => tab?.focus());
    await act(async () => {
      tab?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
      await flush();
    });
    expect(details()).toBeNull();
    expect(document.activeElement).toBe(grid());
  });

  it('forgets its rows and its selection when the engine is another one', async () => {
    await draw();
    await capture(6);
    await click(rowWith('message 3'));
    await act(async () => {
      captured = [];
      transport.become({ kind: 'lost', attempt: 1 });
      transport.become({ kind: 'ready' });
      hub.confirmRun('second');
      await flush();
    });
    expect(details()).toBeNull();
    expect(grid()?.getAttribute('aria-rowcount')).toBe('0');
  });
});
