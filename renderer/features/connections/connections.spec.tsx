// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Client } from '../../../shared/client';
import type { Params } from '../../../shared/contract';
import { fail, succeed } from '../../../shared/errors';
import { isLive, type Connection, type ConnectionState } from '../../../shared/model/connection';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import { AppContext } from '../../state/app-context';
import { createNoticeHub } from '../../state/notice-hub';
import { createServices } from '../../state/services';
import { flush, stubClient, stubPage } from '../../state/stubs';
import type { WorkbenchStore } from '../../state/workbench-store';
import { Connections, type Scope } from './connections';

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);

const server = 1 as EndpointId;
const workbench: WorkbenchStore = { current: () => ({ kind: 'loading' }), subscribe: () => () => undefined };

function connectionOf(id: number, state: ConnectionState = { kind: 'open' }): Connection {
  const local = { host: '127.0.0.1', port: 8888 };
  const remote = { host: '127.0.0.1', port: 40_000 + id };
  const closedAt = isLive(state) ? null : 2_500_000;
  const counts = { bytesIn: 12, bytesOut: 2_048, queued: 0, paused: false };
  return { id: id as ConnectionId, endpoint: server, local, remote, state, ...counts, openedAt: 0, closedAt };
}

describe('the connections of a server', () => {
  let root: Root;
  let listed: Connection[];
  let calls: [string, unknown][];
  const onFilter = vi.fn();
  const onTarget = vi.fn();

  beforeEach(() => {
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(280);
    onFilter.mockClear();
    onTarget.mockClear();
    calls = [];
    listed = [connectionOf(1, { kind: 'closed' }), connectionOf(2), connectionOf(5)];
    const place = document.createElement('div');
    document.body.replaceChildren(place);
    root = createRoot(place);
  });

  afterEach(() => {
    act(() => root.unmount());
    vi.restoreAllMocks();
  });

  function answer(method: string, params: unknown): Promise<unknown> {
    calls.push([method, params]);
    if (method !== 'connections.window')
      return Promise.resolve(fail('not_found', { what: 'connection', id: 5 }));
    const { scope, from, count } = params as Params<'connections.window'>;
    const inScope = listed.filter(({ state }) => scope === 'all' || isLive(state));
    return Promise.resolve(succeed({ total: inScope.length, rows: inScope.slice(from, from + count) }));
  }

  async function draw(
    filter: number | null = null,
    target: number | 'all' = 'all',
    scope: Scope = 'all',
  ): Promise<void> {
    const transport = stubClient();
    const hub = createNoticeHub(transport, stubPage());
    const client: Client = { ...transport, call: answer as Client['call'] };
    await act(async () => {
      root.render(
        <AppContext value={{ ...createServices(client, stubPage()), hub, workbench }}>
          <Connections
            server={server}
            scope={scope}
            filter={filter as ConnectionId | null}
            onFilter={onFilter}
            target={target as ConnectionId | 'all'}
            onTarget={onTarget}
          />
        </AppContext>,
      );
      await flush();
    });
  }

  async function click(selector: string): Promise<void> {
    await act(async () => {
      document.querySelector<HTMLElement>(selector)?.click();
      await flush();
    });
  }

  const texts = (): string[] =>
    [...document.querySelectorAll('[data-index]')].map((row) =>
      [...row.querySelectorAll('[role="gridcell"]')].map((cell) => cell.textContent).join('|'),
    );

  it('shows number, peer, state, bytes and how long a closed one lived', async () => {
    await draw();
    expect(texts()[0]).toBe('|#1|127.0.0.1:40001|closed|12 bytes|2 KiB|2 s|');
    expect(texts()[1]).toMatch(/^\|#2\|127\.0\.0\.1:40002\|open\|/);
    expect(document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount')).toBe('4');
  });

  it('says so while there are none', async () => {
    listed = [];
    await draw();
    expect(document.body.textContent).toContain('No connections yet');
  });

  it('chooses where to send, one or all', async () => {
    await draw(null, 2);
    expect(document.querySelector('[aria-label="Send to connection #2"]')?.getAttribute('aria-pressed')).toBe(
      'true',
    );
    await click('[aria-label="Send to connection #5"]');
    expect(onTarget).toHaveBeenLastCalledWith(5);
    await click('[aria-label="Send to all connections"]');
    expect(onTarget).toHaveBeenLastCalledWith('all');
  });

  it('filters the log to the row that is clicked, and no longer when it is clicked again', async () => {
    await draw();
    await click('[data-index="1"] [role="gridcell"]');
    expect(onFilter).toHaveBeenLastCalledWith(2);
    await draw(2);
    expect(document.querySelector('[aria-selected="true"]')?.textContent).toContain('#2');
    await click('[data-index="1"] [role="gridcell"]');
    expect(onFilter).toHaveBeenLastCalledWith(null);
  });

  it('closes and resets what is live, and says beside it what failed', async () => {
    await draw();
    expect(document.querySelector('[aria-label="Close connection #1"]')).toBeNull();
    await click('[aria-label="Close connection #2"]');
    expect(calls.at(-1)).toEqual(['connection.close', { connection: 2 }]);
    await click('[aria-label="Reset connection #5"]');
    expect(calls.at(-1)).toEqual(['connection.reset', { connection: 5 }]);
    expect(document.querySelector('[role="alert"]')?.textContent).toContain(
      '#5: There is no connection #5 any more.',
    );
    await click('[aria-label="Dismiss"]');
    expect(document.querySelector('[role="alert"]')).toBeNull();
  });

  it('lists only live ones on request', async () => {
    await draw();
    expect(texts()).toHaveLength(3);
    await draw(null, 'all', 'live');
    expect(texts()).toHaveLength(2);
    expect(calls.at(-1)).toMatchObject(['connections.window', { scope: 'live' }]);
  });
});
