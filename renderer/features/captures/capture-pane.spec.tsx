// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Params } from '../../../shared/contract';
import type { CaptureId, OpenedCapture } from '../../../shared/model/capture';
import type { EndpointId } from '../../../shared/model/ids';
import { setStage, type Stage } from '../../state/stage';
import { CapturePane } from './capture-pane';

const capture: OpenedCapture = {
  id: 3 as CaptureId,
  name: 'earlier',
  startedAt: new Date(2026, 10, 22, 12, 3).getTime() * 1_000,
  first: 10,
  next: 1_510,
  damaged: 0,
  endpoints: [
    { id: 1 as EndpointId, kind: 'server', name: 'Server 1' },
    { id: 2 as EndpointId, kind: 'client', name: 'Client 1' },
  ],
};

describe('the pane of an opened capture', () => {
  let stage: Stage;
  const onShown = vi.fn();

  beforeEach(() => {
    vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(280);
    stage = setStage(<CapturePane capture={capture} wanted onShown={onShown} />);
  });

  /** What the log asked for last. */
  function view(): Partial<Params<'rows.window'>> | undefined {
    return stage.client.calls.filter(({ method }) => method === 'rows.window').at(-1)?.params as
      Params<'rows.window'> | undefined;
  }

  it('takes the focus when it was asked for, and says what it holds and lacks', () => {
    expect(document.activeElement).toBe(stage.find('section[aria-label="Capture of 2026-11-22 12:03:00"]'));
    expect(onShown).toHaveBeenCalled();
    expect(stage.place.textContent).toContain('Read only');
    expect(stage.place.textContent).toContain(
      '1,500 records · 10 older records dropped while it was written',
    );
  });

  it('shows all of it, one of its endpoints, or one connection', async () => {
    expect(view()).toMatchObject({ capture: 3, endpoint: null, connection: null });
    const choice = stage.find<HTMLSelectElement>('select');
    expect([...choice.options].map(({ text }) => text)).toEqual(['All', 'Server 1', 'Client 1']);
    await stage.change(() => {
      choice.value = '2';
      choice.dispatchEvent(new Event('change', { bubbles: true }));
    });
    expect(view()).toMatchObject({ capture: 3, endpoint: 2, connection: null });
    const connection = stage.find<HTMLInputElement>('input[placeholder="All"]');
    await stage.type(connection, '7');
    expect(stage.place.textContent).toContain('Only #7');
    await stage.type(connection, 'seven');
    expect(stage.place.textContent).toContain('Type the number of a connection, or nothing.');
    expect(connection.getAttribute('aria-invalid')).toBe('true');
  });

  it('closes the capture', async () => {
    await stage.change(() => stage.button('Close Capture of 2026-11-22 12:03:00').click());
    expect(stage.client.calls.at(-1)).toEqual({ method: 'captures.close', params: { capture: 3 } });
  });
});
