import type { Client } from '../../shared/client';
import { NOTICE_WORK_MS } from '../../shared/limits';
import type { Notice } from '../../shared/model/notice';

/** What the hub needs of the page: whether anybody sees it, when it paints next, and its clock (ms). */
export interface Page {
  readonly hidden: boolean;
  /** Calls back each time the page becomes visible, until the returned function is called. */
  onVisible(listener: () => void): () => void;
  nextFrame(callback: () => void): void;
  now(): number;
  after(milliseconds: number, callback: () => void): void;
}

/** Where everything that shows captured rows learns that something changed. */
export interface NoticeHub {
  /** Latest notice that was announced, or null before the first one of this engine. */
  current(): Notice | null;
  /** Called on each notice, and (with the latest one) after a reconnect when all must be pulled anew. */
  onNotice(listener: (notice: Notice) => void): () => void;
  /** Called when the engine is another one (new `run`): forget every cached row. */
  onNewRun(listener: () => void): () => void;
}

/** The hub as its owner sees it: told which engine answers, and ended at the end. */
export interface OwnedNoticeHub extends NoticeHub {
  /** Says which engine answers since the transport became ready. Notices are held back until then. */
  confirmRun(run: string): void;
  dispose(): void;
}

/** Whose notices arrive. Between a reconnect and the first snapshot it may be another engine, whose rows are not ours. */
type Source = { readonly kind: 'unknown' } | { readonly kind: 'confirmed'; readonly run: string };

/** Time that the window rests, for each ms that a notice took. */
const REST = 2;

/**
 * Announces notices to its listeners. Each is acknowledged once what it caused is painted, and after a rest of twice that time: the
 * window spends at most a third of its time on following, and the rest is for whoever types, and for the sockets. A hidden page is
 * told nothing, and acknowledges when it is seen again.
 */
export function createNoticeHub(client: Client, page: Page): OwnedNoticeHub {
  const noticeListeners = new Set<(notice: Notice) => void>();
  const newRunListeners = new Set<() => void>();
  let source: Source = { kind: 'unknown' };
  let lastRun: string | null = null;
  let latest: Notice | null = null;
  let held: Notice | null = null;

  function announce(notice: Notice): void {
    latest = notice;
    for (const listener of [...noticeListeners]) listener(notice);
  }

  function release(): void {
    if (held === null || page.hidden || source.kind === 'unknown') return;
    const notice = held;
    held = null;
    announce(notice);
    acknowledgeRested(notice.revision, page.now());
  }

  /**
   * `begun`: when the notice was announced. Pulls that it caused are part of its cost; one that hangs is not waited for. A frame is
   * asked for only when they are here: one that shows nothing new would keep the next one waiting, and what is typed in it.
   */
  function acknowledgeRested(revision: number, begun: number): void {
    const acknowledge = (): void => void client.call('notice.ack', { revision });
    const paint = once(() =>
      page.nextFrame(() => {
        const spent = page.now() - begun;
        if (client.pending > 0 && spent < NOTICE_WORK_MS) acknowledgeRested(revision, begun);
        else page.after(Math.min(REST * spent, NOTICE_WORK_MS), acknowledge);
      }),
    );
    if (client.pending === 0) return paint();
    void client.settled().then(paint);
    page.after(Math.max(0, NOTICE_WORK_MS - (page.now() - begun)), paint);
  }

  const stops = [
    client.on('notice', (notice) => {
      held = notice;
      release();
    }),
    client.onState((state) => {
      if (state.kind === 'ready') return;
      source = { kind: 'unknown' };
      held = null;
    }),
    page.onVisible(release),
  ];

  return {
    current: () => latest,
    onNotice: (listener) => listen(noticeListeners, listener),
    onNewRun: (listener) => listen(newRunListeners, listener),
    confirmRun(run) {
      if (source.kind === 'confirmed' && source.run === run) return;
      source = { kind: 'confirmed', run };
      if (lastRun !== null && lastRun !== run) {
        latest = null;
        for (const listener of [...newRunListeners]) listener();
      }
      lastRun = run;
      if (held === null && latest !== null) announce(latest);
      release();
    },
    dispose: () => stops.forEach((stop) => stop()),
  };
}

function once(callback: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) callback();
    isDone = true;
  };
}

function listen<T>(set: Set<T>, listener: T): () => void {
  set.add(listener);
  return () => set.delete(listener);
}
