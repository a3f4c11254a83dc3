import type { Notice } from '../../../shared/model/notice';

/** Calls back later, unless the returned function is called first. Must not keep the process alive. */
export interface Timing {
  /** Once what runs now is done, so that a burst of changes becomes one notice. */
  soon(run: () => void): () => void;
  after(milliseconds: number, run: () => void): () => void;
}

export interface NotifierOptions {
  /** What a notice says besides its revision; asked for at the moment of sending. */
  readonly read: () => Omit<Notice, 'revision'>;
  readonly send: (notice: Notice) => void;
  /** Least time between two notices, in ms. */
  readonly intervalMs: number;
  /** Replaced in specs. */
  readonly timing?: Timing;
}

/** Tells one subscriber that something changed: never more often than it can take in, and never too little. */
export interface Notifier {
  /** Something that `read` reports has changed. Costs next to nothing while a notice is already under way. */
  changed(): void;
  /** The subscriber has taken notice `revision` in. Any other than the last one sent is ignored. */
  ack(revision: number): void;
  /** Sends nothing from now on. */
  dispose(): void;
}

/** What a sent notice still waits for before the next one may go: its acknowledgement, the interval, or both. */
type Awaited = 'ack' | 'interval' | 'both';

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'due'; readonly cancel: () => void }
  | { readonly kind: 'sent'; awaited: Awaited; stale: boolean; readonly cancel: () => void }
  | { readonly kind: 'disposed' };

/**
 * The first change is sent at once, later ones at most once an interval, and none before the last was acknowledged.
 * A change during the wait is sent at its end.
 */
export function createNotifier({ read, send, intervalMs, timing = nodeTiming }: NotifierOptions): Notifier {
  let state: State = { kind: 'idle' };
  let revision = 0;

  function fire(): void {
    revision += 1;
    state = {
      kind: 'sent',
      awaited: 'both',
      stale: false,
      cancel: timing.after(intervalMs, () => settle('interval')),
    };
    send({ revision, ...read() });
  }

  function settle(what: 'ack' | 'interval'): void {
    if (state.kind !== 'sent') return;
    if (state.awaited === 'both') state.awaited = what === 'ack' ? 'interval' : 'ack';
    else if (state.awaited !== what) return;
    else if (state.stale) fire();
    else state = { kind: 'idle' };
  }

  return {
    changed() {
      if (state.kind === 'idle') state = { kind: 'due', cancel: timing.soon(fire) };
      else if (state.kind === 'sent') state.stale = true;
    },
    ack(acknowledged) {
      if (acknowledged === revision) settle('ack');
    },
    dispose() {
      if (state.kind === 'due' || state.kind === 'sent') state.cancel();
      state = { kind: 'disposed' };
    },
  };
}

const nodeTiming: Timing = {
  soon(run) {
    const immediate = setImmediate(run);
    immediate.unref();
    return () => clearImmediate(immediate);
  },
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
