// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { setStage } from '../../state/stage';
import { clientNamed, noticeAt, serverNamed } from '../../state/stubs';
import { Sidebar } from './sidebar';

const address = { host: '127.0.0.1', port: 8888 };
const server = {
  ...serverNamed(1, 'Server 1'),
  open: 2,
  state: { kind: 'listening', address, since: 0 },
} as const;

function setUp(): ReturnType<typeof setStage> & {
  onShow: ReturnType<typeof vi.fn>;
  onAdd: ReturnType<typeof vi.fn>;
} {
  const onShow = vi.fn();
  const onAdd = vi.fn();
  const stage = setStage(
    <Sidebar endpoints={[server, clientNamed(2, 'Client 1')]} onShow={onShow} onAdd={onAdd} problem={null} />,
  );
  return { ...stage, onShow, onAdd };
}

describe('sidebar', () => {
  it('lists each endpoint with its state in words', () => {
    const items = [...setUp().place.querySelectorAll('li')].map((item) => item.textContent);
    expect(items).toEqual(['Server 1Listening on 127.0.0.1:88882 connections', 'Client 1Disconnected']);
  });

  it('shows the pane of what is clicked', async () => {
    const { change, find, onShow } = setUp();
    await change(() => find('li button').click());
    expect(onShow).toHaveBeenCalledWith(1);
  });

  it('adds servers and clients', async () => {
    const { change, button, onAdd } = setUp();
    await change(() => button('Add server').click());
    await change(() => button('Add client').click());
    expect(onAdd.mock.calls).toEqual([['server'], ['client']]);
  });

  it('tells what the capture holds, and what its cap cost only when it did', async () => {
    const { change, client, find } = setUp();
    const footer = find('footer');
    await change(() => client.become({ kind: 'ready' }));
    await change(() =>
      client.answer({ ok: true, value: { run: 'a', version: '1', endpoints: 0, list: [] } }),
    );
    await change(() =>
      client.emit({ ...noticeAt(1), rows: { next: 1_500, first: 0, bytes: 2_048, dropped: 0 } }),
    );
    expect(footer.textContent).toBe('1,500 rows · 2 KiB held');
    await change(() =>
      client.emit({ ...noticeAt(2), rows: { next: 1_500, first: 1_499, bytes: 8, dropped: 1_499 } }),
    );
    expect(footer.textContent).toBe('1 row · 8 bytes held1,499 oldest rows dropped');
  });
});
