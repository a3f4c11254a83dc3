import { describe, expect, it, vi } from 'vitest';
import { NOTICE_WORK_MS } from '../../shared/limits';
import { flush, noticeAt, stubClient, stubPage } from './stubs';
import { createNoticeHub } from './notice-hub';

function setUp(): {
  client: ReturnType<typeof stubClient>;
  page: ReturnType<typeof stubPage>;
  hub: ReturnType<typeof createNoticeHub>;
  seen: number[];
  acks: () => unknown[];
} {
  const client = stubClient();
  const page = stubPage();
  const hub = createNoticeHub(client, page);
  const seen: number[] = [];
  hub.onNotice((notice) => seen.push(notice.revision));
  const acks = (): unknown[] =>
    client.calls.filter((call) => call.method === 'notice.ack').map((call) => call.params);
  return { client, page, hub, seen, acks };
}

describe('notice hub', () => {
  it('announces at once and acknowledges in the next frame, after the listeners ran', () => {
    const { client, page, hub, seen, acks } = setUp();
    hub.confirmRun('a');
    client.emit(noticeAt(7));
    expect(seen).toEqual([7]);
    expect(hub.current()?.revision).toBe(7);
    expect(acks()).toEqual([]);
    page.paint();
    expect(acks()).toEqual([{ revision: 7 }]);
  });

  it('rests twice as long as the page worked on a notice before it acknowledges it', () => {
    const { client, page, hub, acks } = setUp();
    hub.confirmRun('a');
    client.emit(noticeAt(1));
    page.pass(30);
    page.paint();
    page.pass(59);
    expect(acks()).toEqual([]);
    page.pass(1);
    expect(acks()).toEqual([{ revision: 1 }]);
  });

  it('counts the pulls that a notice caused as its work, but waits for none that hangs', async () => {
    const { client, page, hub, acks } = setUp();
    hub.onNotice(() => void client.call('workbench.snapshot', {}));
    hub.confirmRun('a');
    client.emit(noticeAt(1));
    page.pass(20);
    page.paint();
    client.answer({ ok: true, value: {} });
    await flush();
    page.pass(20);
    page.paint();
    page.pass(79);
    expect(acks()).toEqual([]);
    page.pass(1);
    expect(acks()).toEqual([{ revision: 1 }]);
    client.emit(noticeAt(2));
    page.pass(NOTICE_WORK_MS);
    page.paint();
    page.pass(NOTICE_WORK_MS);
    expect(acks()).toEqual([{ revision: 1 }, { revision: 2 }]);
  });

  it('asks for a frame only when what a notice had pulled is here', async () => {
    const { client, page, hub, acks } = setUp();
    const nextFrame = vi.spyOn(page, 'nextFrame');
    hub.onNotice(() => void client.call('workbench.snapshot', {}));
    hub.confirmRun('a');
    client.emit(noticeAt(1));
    expect(nextFrame).not.toHaveBeenCalled();
    client.answer({ ok: true, value: {} });
    await flush();
    expect(nextFrame).toHaveBeenCalledTimes(1);
    page.pass(NOTICE_WORK_MS);
    expect(nextFrame).toHaveBeenCalledTimes(1);
    page.paint();
    page.pass(NOTICE_WORK_MS);
    expect(acks()).toEqual([{ revision: 1 }]);
  });

  it('tells a hidden page nothing, and goes on when it is seen', () => {
    const { client, page, hub, seen, acks } = setUp();
    hub.confirmRun('a');
    page.hide();
    client.emit(noticeAt(1));
    page.paint();
    expect(seen).toEqual([]);
    expect(acks()).toEqual([]);
    page.show();
    page.paint();
    expect(seen).toEqual([1]);
    expect(acks()).toEqual([{ revision: 1 }]);
  });

  it('holds notices back until it is known which engine sends them', () => {
    const { client, hub, seen } = setUp();
    client.emit(noticeAt(1));
    expect(seen).toEqual([]);
    hub.confirmRun('a');
    expect(seen).toEqual([1]);
  });

  it('announces the latest notice anew when the same engine is there again', () => {
    const { client, hub, seen } = setUp();
    hub.confirmRun('a');
    client.emit(noticeAt(5));
    client.become({ kind: 'lost', attempt: 1 });
    client.become({ kind: 'ready' });
    expect(seen).toEqual([5]);
    hub.confirmRun('a');
    expect(seen).toEqual([5, 5]);
  });

  it('tells of a new engine before the first of its notices, and forgets those of the old one', () => {
    const { client, hub, seen } = setUp();
    const order: string[] = [];
    hub.onNewRun(() => order.push(hub.current() === null ? 'new run, nothing current' : 'new run'));
    hub.onNotice((notice) => order.push(`notice ${notice.revision}`));
    hub.confirmRun('a');
    client.emit(noticeAt(9));
    client.become({ kind: 'lost', attempt: 1 });
    client.become({ kind: 'ready' });
    client.emit(noticeAt(1));
    hub.confirmRun('b');
    expect(order).toEqual(['notice 9', 'new run, nothing current', 'notice 1']);
    expect(seen).toEqual([9, 1]);
  });

  it('drops a held notice of a connection that was lost', () => {
    const { client, hub, seen } = setUp();
    client.emit(noticeAt(3));
    client.become({ kind: 'lost', attempt: 1 });
    hub.confirmRun('a');
    expect(seen).toEqual([]);
  });

  it('lets a listener leave while it is being called', () => {
    const { client, hub } = setUp();
    hub.confirmRun('a');
    const listener = vi.fn(() => leave());
    const leave = hub.onNotice(listener);
    client.emit(noticeAt(1));
    client.emit(noticeAt(2));
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('hears nothing after it was disposed of', () => {
    const { client, hub, seen } = setUp();
    hub.confirmRun('a');
    hub.dispose();
    client.emit(noticeAt(1));
    expect(seen).toEqual([]);
  });
});
