import { nodeTimers, type Timers } from './timers';

/** Runs something at once when it is asked to, but not again within some time: then once at the end of it. */
export interface Throttle {
  ask(): void;
  dispose(): void;
}

/** `milliseconds`: least time between two runs. */
export function createThrottle(milliseconds: number, run: () => void, timers: Timers = nodeTimers): Throttle {
  let state: { readonly kind: 'idle' } | { readonly kind: 'resting' | 'due'; readonly cancel: () => void } = {
    kind: 'idle',
  };

  function rest(): void {
    run();
    state = {
      kind: 'resting',
      cancel: timers.after(milliseconds, () => {
        if (state.kind === 'due') rest();
        else state = { kind: 'idle' };
      }),
    };
  }

  return {
    ask() {
      if (state.kind === 'idle') rest();
      else state = { ...state, kind: 'due' };
    },
    dispose() {
      if (state.kind !== 'idle') state.cancel();
      state = { kind: 'idle' };
    },
  };
}
