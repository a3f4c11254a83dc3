import type { WebContents } from 'electron';
import { CRASH_LOOP_MS } from '../../shared/limits';

type Button = 'Reload' | 'Close window' | 'Wait';

/** What a person is asked. `safe` is the button that Enter and Esc stand for. */
export interface Question {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly Button[];
  readonly safe: Button;
}

/** What watching a window needs from outside. */
export interface CrashCare {
  /** Asks a person; resolves with the button chosen. An aborted `signal` closes the box as if `safe` were chosen. */
  ask(question: Question, signal: AbortSignal): Promise<Button>;
  /** Closes the window whose contents are watched. */
  close(): void;
  /** Monotonic time in ms. */
  now(): number;
}

/** The contents as far as watching needs them. */
export type WatchedContents = Pick<WebContents, 'on' | 'reload' | 'forcefullyCrashRenderer' | 'isDestroyed'>;

const goesOn = 'Servers, clients and the log go on: only what was typed and not sent is lost.';

const hung: Question = {
  message: 'Parley’s window does not respond.',
  detail: `You can wait, or reload the window. ${goesOn}`,
  buttons: ['Reload', 'Wait'],
  safe: 'Wait',
};

function crashed(again: boolean): Question {
  return {
    message: again
      ? 'Parley’s window stopped again right after it was reloaded.'
      : 'Parley’s window stopped working.',
    detail: again ? 'Reloading is unlikely to help now. Close the window, then start Parley again.' : goesOn,
    buttons: ['Reload', 'Close window'],
    safe: again ? 'Close window' : 'Reload',
  };
}

/** `ending`: the process was ended on purpose, so that its end is no news. */
type State =
  | { readonly kind: 'well' }
  | { readonly kind: 'asking'; readonly about: 'hang' | 'crash'; readonly box: AbortController }
  | { readonly kind: 'ending' };

/**
 * Offers a reload when the page of a window crashes or hangs; the engine is not touched. It never reloads unasked, and
 * after a crash within `CRASH_LOOP_MS` of a reload it no longer proposes one, so that no loop can start.
 */
export function watchForCrashes(contents: WatchedContents, care: CrashCare): void {
  let state: State = { kind: 'well' };
  let reloadedAt = -Infinity;

  /** Asks, in place of any question still open; `null` when it was withdrawn meanwhile. */
  async function offer(about: 'hang' | 'crash', question: Question): Promise<Button | null> {
    if (state.kind === 'asking') state.box.abort();
    const box = new AbortController();
    state = { kind: 'asking', about, box };
    const answer = await care.ask(question, box.signal);
    if (box.signal.aborted || contents.isDestroyed()) return null;
    state = { kind: 'well' };
    return answer;
  }

  function reload(): void {
    reloadedAt = care.now();
    contents.reload();
  }

  async function onCrash(): Promise<void> {
    const answer = await offer('crash', crashed(care.now() - reloadedAt < CRASH_LOOP_MS));
    if (answer === 'Reload') reload();
    if (answer === 'Close window') care.close();
  }

  async function onHang(): Promise<void> {
    if ((await offer('hang', hung)) !== 'Reload') return;
    state = { kind: 'ending' };
    // A hung process never gets to a reload; with that one ended first, the page loads in a new one.
    contents.forcefullyCrashRenderer();
    reload();
  }

  contents.on('render-process-gone', (_event, { reason }) => {
    if (state.kind === 'ending') state = { kind: 'well' };
    else if (reason !== 'clean-exit') void onCrash();
  });
  contents.on('unresponsive', () => {
    if (state.kind === 'well') void onHang();
  });
  contents.on('responsive', () => {
    if (state.kind !== 'asking' || state.about !== 'hang') return;
    state.box.abort();
    state = { kind: 'well' };
  });
  contents.on('did-finish-load', () => {
    if (state.kind === 'ending') state = { kind: 'well' };
  });
}
