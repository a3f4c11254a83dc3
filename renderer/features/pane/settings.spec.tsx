// @vitest-environment happy-dom
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { errorOf, fail, succeed } from '../../../shared/errors';
import type { Endpoint } from '../../../shared/model/endpoint';
import { setStage, type Stage } from '../../state/stage';
import { clientNamed, serverNamed } from '../../state/stubs';
import { ProblemCard } from '../problems/problem-card';
import { Settings } from './settings';
import { useLaunch } from './use-launch';

function Part({ endpoint }: { readonly endpoint: Endpoint }): ReactNode {
  const launch = useLaunch(endpoint);
  return (
    <div data-stop tabIndex={-1}>
      <Settings endpoint={endpoint} launch={launch} />
      {launch.problem !== null && (
        <ProblemCard error={launch.problem} side="below" onAction={launch.act} onDismiss={launch.dismiss} />
      )}
    </div>
  );
}

const address = { host: '127.0.0.1', port: 8888 };
const server = serverNamed(4, 'Server 1');
const client = clientNamed(5, 'Client 1');
const inUse = errorOf('port_in_use', address);

function setUp(
  endpoint: Endpoint,
): Stage & { fields: () => HTMLInputElement[]; alerts: () => string[]; calls: () => unknown[] } {
  const stage = setStage(<Part endpoint={endpoint} />);
  return {
    ...stage,
    fields: () => [...document.querySelectorAll('input')],
    alerts: () => [...document.querySelectorAll('[role=alert]')].map((alert) => alert.textContent),
    calls: () => stage.client.calls.map(({ method, params }) => [method, params]),
  };
}

/** The field at this place: Host is the first, Port the second. */
function at(fields: HTMLInputElement[], index: number): HTMLInputElement {
  const field = fields[index];
  if (field === undefined) throw new Error(`no field ${index}`);
  return field;
}

describe('settings of a pane', () => {
  it('configures with what was typed, then starts', async () => {
    const { fields, type, change, button, client: engine, calls } = setUp(server);
    await type(at(fields(), 1), ' 9000 ');
    await change(() => button('Start').click());
    await change(() => engine.answer(succeed({})));
    expect(calls()).toEqual([
      ['server.configure', { server: 4, host: '127.0.0.1', port: 9000 }],
      ['server.start', { server: 4 }],
    ]);
  });

  it('says what is wrong with a port before anything is called, and keeps it', async () => {
    const { fields, type, change, button, calls, alerts } = setUp(client);
    await type(at(fields(), 1), '8888x');
    await change(() => button('Connect').click());
    expect(calls()).toEqual([]);
    expect(alerts()).toHaveLength(1);
    expect(alerts()[0]).toContain('“8888x” is not a port.');
    expect(at(fields(), 1).value).toBe('8888x');
    expect(at(fields(), 1).getAttribute('aria-invalid')).toBe('true');
  });

  it('shows a failure once, though the call and the state both tell of it', async () => {
    const { draw, change, button, client: engine, alerts } = setUp(server);
    await change(() => button('Start').click());
    await change(() => engine.answer(succeed({})));
    draw(<Part endpoint={{ ...server, state: { kind: 'failed', error: inUse } }} />);
    await change(() => engine.answer(fail('port_in_use', address)));
    expect(alerts()).toHaveLength(1);
    await change(() => button('Dismiss').click());
    expect(alerts()).toEqual([]);
  });

  it('shows the failure of a state that nobody here caused', () => {
    const { alerts } = setUp({
      ...client,
      state: { kind: 'failed', error: errorOf('connection_reset', {}) },
    });
    expect(alerts()[0]).toContain('RST');
  });

  it('takes a free port on request', async () => {
    const {
      change,
      button,
      client: engine,
      calls,
    } = setUp({ ...server, state: { kind: 'failed', error: inUse } });
    await change(() => button('Use a free port').click());
    await change(() => engine.answer(succeed({})));
    expect(calls()).toEqual([
      ['server.configure', { server: 4, host: '127.0.0.1', port: 0 }],
      ['server.start', { server: 4 }],
    ]);
  });

  it('goes to 127.0.0.1 on request', async () => {
    const { fields, type, change, button, calls } = setUp(client);
    await type(at(fields(), 0), 'http://x');
    await change(() => button('Connect').click());
    await change(() => button('Use 127.0.0.1').click());
    expect(at(fields(), 0).value).toBe('127.0.0.1');
    expect(calls()).toEqual([['client.configure', { client: 5, host: '127.0.0.1', port: 8888 }]]);
  });

  it('says nothing of what the person asked for', async () => {
    const { change, button, client: engine, alerts } = setUp(client);
    await change(() => button('Connect').click());
    await change(() => engine.answer(succeed({})));
    await change(() => engine.answer(fail('connect_cancelled', address)));
    expect(alerts()).toEqual([]);
  });

  it('forgets a failure once the endpoint is live', async () => {
    const { draw, change, button, client: engine, alerts } = setUp(server);
    await change(() => button('Start').click());
    await change(() => engine.answer(fail('endpoint_busy', { name: 'Server 1' })));
    expect(alerts()).toHaveLength(1);
    draw(<Part endpoint={{ ...server, state: { kind: 'listening', address, since: 0 } }} />);
    expect(alerts()).toEqual([]);
  });

  it.each<[Endpoint, string, string, unknown]>([
    [{ ...server, state: { kind: 'starting' } }, 'Stop', 'server.stop', { server: 4 }],
    [{ ...server, state: { kind: 'listening', address, since: 0 } }, 'Stop', 'server.stop', { server: 4 }],
    [{ ...client, state: { kind: 'connecting', since: 0 } }, 'Cancel', 'client.disconnect', { client: 5 }],
    [{ ...client, state: { kind: 'connected' } }, 'Disconnect', 'client.disconnect', { client: 5 }],
  ])(
    'while $state.kind it can be ended, and its fields cannot be changed',
    async (endpoint, name, method, params) => {
      const { fields, change, button, calls } = setUp(endpoint);
      expect(fields().every((field) => field.readOnly)).toBe(true);
      await change(() => button(name).click());
      expect(calls()).toEqual([[method, params]]);
    },
  );

  it('gives the focus on when an error that had it goes away', async () => {
    const { change, button } = setUp({ ...server, state: { kind: 'failed', error: inUse } });
    const dismiss = button('Dismiss');
    await change(() => dismiss.focus());
    await change(() => dismiss.click());
    expect(document.activeElement?.hasAttribute('data-stop')).toBe(true);
  });

  it('changes the responder at any time', async () => {
    const { find, change, calls } = setUp({ ...server, state: { kind: 'listening', address, since: 0 } });
    const select = find<HTMLSelectElement>('select');
    await change(() => {
      select.value = 'manual';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    expect(calls()).toEqual([['server.configure', { server: 4, responder: { kind: 'manual' } }]]);
  });

  it('shows no failure while it waits to connect again, and none that was waited for and then stopped', async () => {
    const error = errorOf('connection_refused', address);
    const waiting = { ...client, state: { kind: 'waiting', until: 0, attempt: 1, error } } as const;
    const { draw, change, button, client: engine, alerts } = setUp(waiting);
    expect(alerts()).toEqual([]);
    await change(() => button('Cancel').click());
    await change(() => engine.answer(succeed({})));
    draw(<Part endpoint={{ ...client, state: { kind: 'failed', error } }} />);
    expect(alerts()).toEqual([]);
    draw(
      <Part
        endpoint={{
          ...client,
          state: { kind: 'failed', error: errorOf('retries_used_up', { attempts: 3 }) },
        }}
      />,
    );
    expect(alerts()[0]).toContain('3 times in a row');
  });

  it('says nothing of an attempt that failed while it was being cancelled', async () => {
    const { draw, change, button, client: engine, alerts } = setUp(client);
    await change(() => button('Connect').click());
    await change(() => engine.answer(succeed({})));
    draw(<Part endpoint={{ ...client, state: { kind: 'connecting', since: 0 } }} />);
    await change(() => button('Cancel').click());
    await change(() => engine.answer(fail('connection_refused', address)));
    await change(() => engine.answer(succeed({})));
    draw(<Part endpoint={client} />);
    expect(alerts()).toEqual([]);
  });

  it('tells how connecting again ended, not how it began', async () => {
    const { draw, change, button, client: engine, alerts } = setUp(client);
    await change(() => button('Connect').click());
    await change(() => engine.answer(succeed({})));
    await change(() => engine.answer(fail('connection_refused', address)));
    const error = errorOf('retries_used_up', { attempts: 2 });
    draw(<Part endpoint={{ ...client, state: { kind: 'failed', error } }} />);
    expect(alerts()).toHaveLength(1);
    expect(alerts()[0]).toContain('2 times in a row');
  });
});
