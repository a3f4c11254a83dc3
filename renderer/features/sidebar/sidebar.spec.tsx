// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { errorOf, succeed } from '../../../shared/errors';
import type { CaptureId, OpenedCapture } from '../../../shared/model/capture';
import type { Notice } from '../../../shared/model/notice';
import type { CaptureList } from '../../state/captures-store';
import { setStage, type Stage } from '../../state/stage';
import { captureList, clientNamed, noticeAt, serverNamed } from '../../state/stubs';
import { Sidebar } from './sidebar';

const address = { host: '127.0.0.1', port: 8888 };
const server = {
  ...serverNamed(1, 'Server 1'),
  open: 2,
  state: { kind: 'listening', address, since: 0 },
} as const;

/** 2026-11-22 12:03 in the local zone, in µs. */
const noon = new Date(2026, 10, 22, 12, 3).getTime() * 1_000;
const openedCapture: OpenedCapture = {
  id: 3 as CaptureId,
  name: 'earlier',
  startedAt: noon,
  first: 0,
  next: 1_500,
  damaged: 0,
  endpoints: [],
};

type Spy = ReturnType<typeof vi.fn>;

function setUp(
  captures: readonly OpenedCapture[] = [],
): Stage & { onShow: Spy; onAdd: Spy; onCaptures: Spy } {
  const onShow = vi.fn();
  const onAdd = vi.fn();
  const onCaptures = vi.fn();
  const stage = setStage(
    <Sidebar
      endpoints={[server, clientNamed(2, 'Client 1')]}
      captures={captures}
      onShow={onShow}
      onCaptures={onCaptures}
      onAdd={onAdd}
      problem={null}
    />,
  );
  return { ...stage, onShow, onAdd, onCaptures };
}

describe('sidebar', () => {
  it('lists each endpoint with its state in words', () => {
    const items = [...setUp().place.querySelectorAll('li')].map((item) => item.textContent);
    expect(items).toEqual(['Server 1Listening on 127.0.0.1:88882 connections', 'Client 1Disconnected']);
  });

  it('shows the pane of what is clicked', async () => {
    const { change, find, onShow } = setUp();
    await change(() => find('li button').click());
    expect(onShow).toHaveBeenCalledWith({ kind: 'endpoint', id: 1 });
  });

  it('adds servers and clients', async () => {
    const { change, button, onAdd } = setUp();
    await change(() => button('Add server').click());
    await change(() => button('Add client').click());
    expect(onAdd.mock.calls).toEqual([['server'], ['client']]);
  });

  it('lists opened captures in a group of their own', async () => {
    const { change, button, onShow, place } = setUp([openedCapture]);
    expect(place.textContent).toContain('Opened captures');
    await change(() => button('2026-11-22 12:03:001,500 records, read only').click());
    expect(onShow).toHaveBeenCalledWith({ kind: 'capture', id: 3 });
  });

  describe('the capture', () => {
    async function notified(stage: Stage, revision: number, rows: Partial<Notice['rows']>): Promise<void> {
      const notice = noticeAt(revision);
      await stage.change(() => stage.client.emit({ ...notice, rows: { ...notice.rows, ...rows } }));
    }

    async function ready(): Promise<Stage & { readonly onCaptures: ReturnType<typeof vi.fn> }> {
      const stage = setUp();
      const { change, client } = stage;
      await change(() => client.become({ kind: 'ready' }));
      await change(() =>
        client.answerTo(
          'workbench.snapshot',
          succeed({ run: 'a', version: '1', endpoints: 0, list: [], problems: [] }),
        ),
      );
      return stage;
    }

    async function listed(stage: Stage, more: Partial<CaptureList> = {}): Promise<void> {
      await stage.change(() => stage.client.answerTo('captures.list', succeed({ ...captureList, ...more })));
    }

    it('tells what it holds of what it may, and what its limit cost only when it did', async () => {
      const stage = await ready();
      await listed(stage);
      await notified(stage, 1, { next: 1_500, bytes: 2_048 });
      const { textContent } = stage.find('footer');
      expect(textContent).toContain('1,500 rows · 2 KiB of 4 GiB');
      expect(textContent).not.toContain('dropped');
      await notified(stage, 2, { next: 1_500, first: 1_499, bytes: 8, dropped: 1_499 });
      expect(stage.find('footer').textContent).toContain('1 row · 8 bytes of 4 GiB1,499 oldest rows dropped');
    });

    it('states the error of its time stamps, and explains it when asked', async () => {
      const stage = await ready();
      await listed(stage);
      const figure = stage.button('What the error of the time stamps means');
      expect(figure.textContent).toBe('Time ± 0.3 ms');
      await stage.change(() => figure.click());
      expect(stage.find('[role="dialog"]').textContent).toContain('99 of 100 waits were no longer than this');
    });

    it('says politely when the disk is behind, when it takes nothing, and when all is well again', async () => {
      const stage = await ready();
      await listed(stage);
      const status = stage.find('footer [role="status"]');
      expect(status.textContent).toBe('');
      await notified(stage, 1, { state: 'stalled' });
      expect(status.textContent).toContain(
        'The disk is behind. Reading and sending wait for it; nothing is lost.',
      );
      await notified(stage, 2, { state: 'suspended' });
      const why = errorOf('disk_full', { path: '/captures' });
      const state = { kind: 'suspended', why, since: 0, bytes: 4_512, records: 30 } as const;
      await listed(stage, { state: { kind: 'capturing' } });
      await listed(stage, { state });
      expect(status.textContent).toContain(
        'The disk that holds /captures is full. Traffic goes on, uncaptured.',
      );
      expect(status.querySelector('[aria-live="off"]')?.textContent).toBe(
        'Not captured: 4.4 KiB in 30 records.',
      );
      await notified(stage, 3, { state: 'capturing' });
      expect(status.textContent).toBe('');
    });

    it('opens the captures', async () => {
      const stage = await ready();
      await stage.change(() => stage.button('Captures…').click());
      expect(stage.onCaptures).toHaveBeenCalled();
    });
  });
});
