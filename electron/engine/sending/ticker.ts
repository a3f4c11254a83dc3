import type { Clock } from '../clock';
import { nodeTimers, type Timers } from './timers';

/** Calls back at times of the engine's clock, in µs, as exactly as the event loop allows and never too early. */
export interface Ticker {
  at(due: number, run: () => void): () => void;
  /** Forgets everything. */
  dispose(): void;
}

interface Entry {
  readonly due: number;
  readonly run: () => void;
}

/** What waits for the ticker to turn: nothing, a timer that was aimed at `due`, or the next turn of the event loop. */
type Waiting =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'timer'; readonly due: number; readonly cancel: () => void }
  | { readonly kind: 'turn'; readonly cancel: () => void };

const MS_US = 1_000;
/**
 * Timers are late by up to 1 ms, which is their unit, and by a bit for waking up. The last part is therefore spent turning the
 * event loop, which serves sockets as it turns. It costs a busy core for so long ahead of each time, and nothing in between.
 */
const TURNING_US = 2 * MS_US;
const nothing: Waiting = { kind: 'nothing' };

/** One loop for all times that are waited for: few, so that they are looked through in each turn. */
export function createTicker(clock: Clock, timers: Timers = nodeTimers): Ticker {
  const entries = new Set<Entry>();
  let waiting: Waiting = nothing;

  function wait(): void {
    if (waiting.kind === 'turn') return;
    let due = Infinity;
    for (const entry of entries) due = Math.min(due, entry.due);
    if (waiting.kind === 'timer') {
      if (waiting.due <= due) return;
      waiting.cancel();
    }
    const ahead = due - clock();
    if (due === Infinity) waiting = nothing;
    else if (ahead <= TURNING_US) waiting = { kind: 'turn', cancel: timers.soon(turn) };
    else
      waiting = {
        kind: 'timer',
        due,
        cancel: timers.after(Math.floor((ahead - TURNING_US) / MS_US) + 1, turn),
      };
  }

  function turn(): void {
    waiting = nothing;
    const now = clock();
    for (const entry of [...entries].filter(({ due }) => due <= now)) {
      // One that ran before may have cancelled it.
      if (entries.delete(entry)) entry.run();
    }
    wait();
  }

  return {
    at(due, run) {
      const entry = { due, run };
      entries.add(entry);
      wait();
      return () => void entries.delete(entry);
    },
    dispose() {
      entries.clear();
      if (waiting.kind !== 'nothing') waiting.cancel();
      waiting = nothing;
    },
  };
}
