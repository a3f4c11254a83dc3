import type { TransportState } from '../../shared/client';
import { RECONNECT_DELAYS_MS } from '../../shared/limits';

/** Where the link to the browser host is in its life. `attempt` counts failed dials since it was last open. */
export type LinkState =
  | { readonly kind: 'dialing'; readonly attempt: number }
  | { readonly kind: 'open' }
  /** The dial failed; asking the host by HTTP whether it is there and lets us in. */
  | { readonly kind: 'probing'; readonly attempt: number }
  | { readonly kind: 'waiting'; readonly attempt: number }
  | { readonly kind: 'refused' }
  | { readonly kind: 'ended' };

/** What a probe of the host found: it lets us in, it wants another key, or it is not there. */
export type ProbeResult = 'alive' | 'refused' | 'unreachable';

/** What happens to the link. `woken`: the network came back or the page is seen again. */
export type LinkEvent =
  | { readonly kind: 'opened' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'probed'; readonly result: ProbeResult }
  | { readonly kind: 'elapsed' }
  | { readonly kind: 'woken' }
  | { readonly kind: 'end' };

/** What the runner must do. A `wait` ends with the event `elapsed`, a `probe` with `probed`, a `dial` with `opened` or `closed`. */
export type LinkCommand =
  | { readonly kind: 'dial' }
  | { readonly kind: 'hang-up' }
  | { readonly kind: 'probe' }
  | { readonly kind: 'wait'; readonly ms: number };

/** The next state, and what to do on entering it. */
export interface LinkStep {
  readonly state: LinkState;
  readonly commands: readonly LinkCommand[];
}

export const firstStep: LinkStep = { state: { kind: 'dialing', attempt: 0 }, commands: [{ kind: 'dial' }] };

/** The link's whole logic: pure, and total (an event that means nothing in a state changes nothing). */
export function stepLink(state: LinkState, event: LinkEvent): LinkStep {
  if (state.kind === 'ended') return stay(state);
  switch (event.kind) {
    case 'end':
      return { state: { kind: 'ended' }, commands: [{ kind: 'hang-up' }] };
    case 'opened':
      return state.kind === 'dialing' ? { state: { kind: 'open' }, commands: [] } : stay(state);
    case 'closed':
      if (state.kind === 'open') return wait(1);
      if (state.kind !== 'dialing') return stay(state);
      return { state: { kind: 'probing', attempt: state.attempt + 1 }, commands: [{ kind: 'probe' }] };
    case 'probed':
      if (state.kind !== 'probing') return stay(state);
      return event.result === 'refused' ? stay({ kind: 'refused' }) : wait(state.attempt);
    case 'elapsed':
      return state.kind === 'waiting' ? dial(state.attempt) : stay(state);
    case 'woken':
      if (state.kind === 'waiting') return dial(state.attempt);
      // The person may have opened the new link in another tab: its cookie lets this tab in too.
      return state.kind === 'refused' ? dial(1) : stay(state);
  }
}

/** What the window is told: anything but open, after the first dial, is a loss. */
export function transportStateOf(state: LinkState): TransportState {
  switch (state.kind) {
    case 'open':
      return { kind: 'ready' };
    case 'refused':
      return { kind: 'refused' };
    case 'ended':
      return { kind: 'lost', attempt: 0 };
    default:
      return state.attempt === 0 ? { kind: 'connecting' } : { kind: 'lost', attempt: state.attempt };
  }
}

function stay(state: LinkState): LinkStep {
  return { state, commands: [] };
}

function dial(attempt: number): LinkStep {
  return { state: { kind: 'dialing', attempt }, commands: [{ kind: 'dial' }] };
}

function wait(attempt: number): LinkStep {
  const last = RECONNECT_DELAYS_MS.length - 1;
  const ms = RECONNECT_DELAYS_MS[Math.min(attempt - 1, last)] ?? 0;
  return { state: { kind: 'waiting', attempt }, commands: [{ kind: 'wait', ms }] };
}
