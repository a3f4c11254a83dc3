import { errorOf, type ParleyError } from '../../shared/errors';
import type { ConnectionState } from '../../shared/model/connection';
import type { LifecycleEvent } from './capture/capture';

/**
 * How a close ends when the peer does not finish: `patient` waits on as long as queued bytes still move, `strict`
 * releases the socket when the grace time is over.
 */
export type Patience = 'patient' | 'strict';

/** How a connection's life ended. */
export type Ending =
  | { readonly kind: 'closed'; readonly clean: boolean }
  | { readonly kind: 'reset'; readonly by: 'local' }
  | { readonly kind: 'reset'; readonly by: 'peer'; readonly error: ParleyError }
  | { readonly kind: 'failed'; readonly error: ParleyError };

/**
 * A connection's life. The two directions are independent of each other (RFC 9293 §3.6): `input` is what comes from
 * the peer, `output` what goes there; `finishing` holds our FIN back until all queued bytes are out.
 */
export type Life =
  | {
      readonly kind: 'live';
      readonly input: 'flowing' | 'paused' | 'finished';
      readonly output: 'open' | 'finishing' | 'finished';
      readonly closing: 'no' | Patience;
    }
  | { readonly kind: 'ended'; readonly ending: Ending };
type Live = Extract<Life, { kind: 'live' }>;

/** What happens to a connection's life: from its socket, its responder, its timer or its user. For bytes see {@link bytesPass}. */
export type ConnectionEvent =
  | { readonly kind: 'peer-finished' }
  /** Our FIN is out. */
  | { readonly kind: 'local-finished' }
  /** The system does not take what the responder wrote. */
  | { readonly kind: 'blocked' }
  /** Nothing is queued any more. */
  | { readonly kind: 'drained' }
  | { readonly kind: 'failed'; readonly error: ParleyError }
  /** The socket is gone. */
  | { readonly kind: 'released' }
  /** The user or the responder wants to send no more. */
  | { readonly kind: 'finish' }
  | { readonly kind: 'close'; readonly patience: Patience }
  /** `progressed`: queued bytes moved since the grace time began. */
  | { readonly kind: 'grace-over'; readonly progressed: boolean }
  | { readonly kind: 'reset' };

/** What is to be done about it, in this order. */
export type Command =
  | { readonly kind: 'respond-to-finish' }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  /** Send FIN once all that is queued is out. */
  | { readonly kind: 'finish' }
  /** Send RST and let go of the socket. */
  | { readonly kind: 'reset' }
  /** Let go of the socket. */
  | { readonly kind: 'release' }
  | { readonly kind: 'start-grace' }
  | { readonly kind: 'record'; readonly event: LifecycleEvent };

/** The life after an event, and the commands that come of it. */
export interface Step {
  readonly life: Life;
  readonly commands: readonly Command[];
}

/** A connection just opened. */
export const newborn: Life = { kind: 'live', input: 'flowing', output: 'open', closing: 'no' };

const none: readonly Command[] = [];
const pause: Command = { kind: 'pause' };
const resume: Command = { kind: 'resume' };
const finish: Command = { kind: 'finish' };
const release: Command = { kind: 'release' };
const record = (event: LifecycleEvent): Command => ({ kind: 'record', event });

/**
 * Whether bytes pass: what is read goes to the responder, and what it replies or the user sends is written. No chunk
 * changes a life, so this is asked once a life, not once a chunk: nothing is made for a chunk that has to be thrown away.
 */
export function bytesPass(life: Life): boolean {
  return life.kind === 'live' && life.output === 'open';
}

/** The side that wants to send no more, the peer if it is both; `null` when neither does. */
export function finishedSide(life: Life): 'local' | 'peer' | null {
  if (life.kind === 'ended') return null;
  if (life.input === 'finished') return 'peer';
  return life.output === 'open' ? null : 'local';
}

/** The one place where it is decided what an event does to a connection. Pure; an event that does not apply changes nothing. */
export function step(life: Life, event: ConnectionEvent): Step {
  if (life.kind === 'ended') return { life, commands: none };
  switch (event.kind) {
    case 'blocked':
      if (life.input !== 'flowing' || life.output !== 'open') return { life, commands: none };
      return { life: { ...life, input: 'paused' }, commands: [pause] };
    case 'drained':
      return flowAgain(life, none);
    case 'peer-finished':
      return {
        life: { ...life, input: 'finished' },
        commands: [
          record({ kind: 'half-closed', by: 'peer' }),
          ...(life.output === 'open' ? [{ kind: 'respond-to-finish' } as const] : none),
        ],
      };
    case 'finish':
      return finishOutput(life);
    case 'local-finished':
      return {
        life: { ...life, output: 'finished' },
        commands: [record({ kind: 'half-closed', by: 'local' })],
      };
    case 'close':
      return close(life, event.patience);
    case 'grace-over':
      if (event.progressed && life.closing === 'patient')
        return { life, commands: [{ kind: 'start-grace' }] };
      return end({ kind: 'closed', clean: false }, release);
    case 'released':
      return end({ kind: 'closed', clean: life.input === 'finished' && life.output === 'finished' });
    case 'reset':
      return end({ kind: 'reset', by: 'local' }, { kind: 'reset' });
    case 'failed':
      return fall(life, event.error);
  }
}

/** The state as lists show it. */
export function visibleState(life: Life): ConnectionState {
  if (life.kind === 'ended') {
    const { ending } = life;
    if (ending.kind === 'reset') return { kind: 'reset', by: ending.by };
    return { kind: ending.kind };
  }
  if (life.closing !== 'no') return { kind: 'closing' };
  if (life.output === 'open') return { kind: life.input === 'finished' ? 'peer-finished' : 'open' };
  return { kind: life.input === 'finished' ? 'closing' : 'local-finished' };
}

/** A second close can only make the first one stricter: it must not give the peer more time each time. */
function close(life: Live, patience: Patience): Step {
  if (life.closing === 'strict' || life.closing === patience) return { life, commands: none };
  const finishing = finishOutput({ ...life, closing: patience });
  return { life: finishing.life, commands: [...finishing.commands, { kind: 'start-grace' }] };
}

/** Paused reading would hide the peer's FIN, and nothing needs the pause once no more replies can be written. */
function finishOutput(life: Live): Step {
  if (life.output !== 'open') return flowAgain(life, none);
  return flowAgain({ ...life, output: 'finishing' }, [finish]);
}

function flowAgain(life: Live, commands: readonly Command[]): Step {
  if (life.input !== 'paused') return { life, commands };
  return { life: { ...life, input: 'flowing' }, commands: [...commands, resume] };
}

function end(ending: Ending, ...last: readonly Command[]): Step {
  return { life: { kind: 'ended', ending }, commands: [record(lastRecord(ending)), ...last] };
}

function lastRecord(ending: Ending): LifecycleEvent {
  switch (ending.kind) {
    case 'closed':
      return { kind: 'closed', clean: ending.clean };
    case 'reset':
      return { kind: 'reset', by: ending.by };
    case 'failed':
      return { kind: 'error', error: ending.error };
  }
}

/**
 * A reset after the peer's FIN means that the peer had closed for good and could not take what we still sent: Linux
 * reports it as EPIPE when the FIN was seen first, and as ECONNRESET otherwise, so the order decides here too.
 */
function fall(life: Live, error: ParleyError): Step {
  if (error.code !== 'connection_reset' && error.code !== 'peer_closed') {
    return end({ kind: 'failed', error }, release);
  }
  const closed = life.input === 'finished' || error.code === 'peer_closed';
  const cause = closed ? errorOf('peer_closed', {}) : error;
  const fallen = end({ kind: 'reset', by: 'peer', error: cause }, release);
  return closed
    ? { ...fallen, commands: [record({ kind: 'error', error: cause }), ...fallen.commands] }
    : fallen;
}
