import type { Client } from '../../../shared/client';
import type { Params, Result } from '../../../shared/contract';
import type { ParleyError } from '../../../shared/errors';
import type { CaptureId } from '../../../shared/model/capture';
import type { Notice } from '../../../shared/model/notice';
import type { NoticeHub } from '../../state/notice-hub';
import { createPullLoop } from '../../state/pull-loop';
import { reuseEqual } from '../../state/reuse-equal';

/** A view of a log, and how its bytes are cut. */
export type FramesWish = Params<'framing.open'>;

/** How far a framed view has come. */
export type FramesStatus = Result<'framing.status'>;

/** How cutting goes. */
export type Cutting =
  | { readonly kind: 'none' }
  | { readonly kind: 'opening' }
  /** `status` is `null` until the engine has told it for the first time. */
  | { readonly kind: 'open'; readonly capture: CaptureId; readonly status: FramesStatus | null }
  | { readonly kind: 'failed'; readonly error: ParleyError };

export interface FramesState {
  readonly cutting: Cutting;
  /** The framed view that can be shown: one that has come far enough. Meanwhile the one before it, or none. */
  readonly ready: CaptureId | null;
}

/** Has the bytes of one log cut into frames. An external store of React; it works while somebody listens. */
export interface Frames {
  current(): FramesState;
  subscribe(listener: () => void): () => void;
  /** Cuts otherwise, or not at all (`null`). Asking for the same again changes nothing. */
  cut(wish: FramesWish | null): void;
  /** Says which framed view is shown now, so that those before it can be closed. */
  showing(capture: CaptureId | null): void;
}

/** A view that is still being cut is shown after so many answers: nobody waits for the end of a large capture. */
const ANSWERS_UNTIL_SHOWN = 5;

/** The engine forgets a window's framed views with its connection: then, and when it is another one, they are opened again. */
export function createFrames(client: Client, hub: NoticeHub): Frames {
  const listeners = new Set<() => void>();
  /** Views that were opened and not closed yet. */
  const opened = new Set<CaptureId>();
  let state: FramesState = { cutting: { kind: 'none' }, ready: null };
  let shown: CaptureId | null = null;
  let wish: FramesWish | null = null;
  let turn = 0;
  let answers = 0;
  let seen: Pick<Notice, 'tasks'> & { readonly next: number } = { tasks: -1, next: -1 };
  let stops: readonly (() => void)[] = [];

  const loop = createPullLoop(async () => {
    const { cutting } = state;
    if (cutting.kind !== 'open' || listeners.size === 0) return;
    const mine = turn;
    const outcome = await client.call('framing.status', { capture: cutting.capture });
    if (mine !== turn) return;
    if (!outcome.ok) return failed(outcome.error);
    answers += 1;
    const status = outcome.value;
    const isReady = status.state.kind !== 'framing' || answers >= ANSWERS_UNTIL_SHOWN;
    publish({ cutting: { ...cutting, status }, ready: isReady ? cutting.capture : state.ready });
  });

  async function begin(): Promise<void> {
    const mine = (turn += 1);
    if (wish === null) return publish({ cutting: { kind: 'none' }, ready: null });
    publish({ cutting: { kind: 'opening' }, ready: state.ready });
    const outcome = await client.call('framing.open', wish);
    if (outcome.ok) opened.add(outcome.value.capture);
    if (mine !== turn) return closeStale();
    if (!outcome.ok) return failed(outcome.error);
    answers = 0;
    const { capture } = outcome.value;
    publish({ cutting: { kind: 'open', capture, status: null }, ready: state.ready });
    loop.request();
  }

  function failed(error: ParleyError): void {
    // With the connection its views went, and both come back together.
    if (error.code !== 'transport_lost') publish({ cutting: { kind: 'failed', error }, ready: null });
  }

  /** Closes what is neither shown, nor about to be, nor being cut. */
  function closeStale(): void {
    const { cutting, ready } = state;
    for (const capture of [...opened]) {
      const isCut = cutting.kind === 'open' && cutting.capture === capture;
      if (capture === shown || capture === ready || isCut) continue;
      opened.delete(capture);
      void client.call('framing.close', { capture });
    }
  }

  function publish(next: FramesState): void {
    const merged = reuseEqual(state, next);
    if (merged === state) return;
    state = merged;
    for (const listener of [...listeners]) listener();
    closeStale();
  }

  function reopen(): void {
    opened.clear();
    state = { cutting: { kind: 'none' }, ready: null };
    void begin();
  }

  function start(): void {
    let isFirst = true;
    stops = [
      hub.onNotice(({ tasks, rows: { next } }) => {
        // Bytes that wait for the end of their frame are no task's news.
        if (tasks === seen.tasks && next === seen.next) return;
        seen = { tasks, next };
        loop.request();
      }),
      hub.onNewRun(reopen),
      client.onReady(() => {
        if (!isFirst) reopen();
      }),
    ];
    isFirst = false;
    if (wish !== null) void begin();
  }

  function stop(): void {
    turn += 1;
    for (const end of stops) end();
    stops = [];
    state = { cutting: { kind: 'none' }, ready: null };
    shown = null;
    closeStale();
  }

  return {
    current: () => state,
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) start();
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) stop();
      };
    },
    cut(next) {
      const merged = reuseEqual(wish, next);
      if (merged === wish) return;
      wish = merged;
      if (listeners.size > 0) void begin();
    },
    showing(capture) {
      shown = capture;
      closeStale();
    },
  };
}
