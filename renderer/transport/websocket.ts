import type { Transport, TransportState } from '../../shared/client';
import type { EventName } from '../../shared/contract';
import { decodeMessage, encodeWire } from '../../shared/envelope';
import { HEARTBEAT_MS } from '../../shared/limits';
import { startHeartbeat, type Heartbeat } from './heartbeat';
import {
  firstStep,
  stepLink,
  transportStateOf,
  type LinkCommand,
  type LinkEvent,
  type LinkState,
  type LinkStep,
  type ProbeResult,
} from './link-machine';
import { createPendingCalls } from './pending-calls';

/** The part of a WebSocket that the transport uses. */
export interface Socket {
  send(frame: Uint8Array<ArrayBuffer>): void;
  close(): void;
}

/** What a dialled socket tells. Nothing more comes after `closed`. */
export interface SocketListener {
  opened(): void;
  received(frame: Uint8Array): void;
  closed(): void;
}

/** Everything outside of the transport: the browser, or a spec's stand-in. */
export interface Surroundings {
  dial(listener: SocketListener): Socket;
  probe(): Promise<ProbeResult>;
  /** Calls back once after `ms`, unless the returned function was called before. */
  after(ms: number, callback: () => void): () => void;
  /** Calls back every `ms` until the returned function is called. */
  every(ms: number, callback: () => void): () => void;
  /** Calls back when a new attempt is worth while at once, until the returned function is called. */
  onWake(listener: () => void): () => void;
}

/** Carries calls over a WebSocket to the browser host, and finds the host again when it was lost. */
export function createWebSocketTransport(around: Surroundings): Transport {
  const pending = createPendingCalls();
  const eventListeners = new Set<(event: EventName, payload: unknown) => void>();
  const stateListeners = new Set<(state: TransportState) => void>();
  let state: LinkState = firstStep.state;
  let socket: Socket | null = null;
  let heartbeat: Heartbeat | null = null;
  let stopWaiting = (): void => undefined;

  function happen(event: LinkEvent): void {
    const before = state;
    enter(stepLink(state, event));
    if (before !== state) for (const listener of [...stateListeners]) listener(transportStateOf(state));
  }

  function enter(step: LinkStep): void {
    stopWaiting();
    if (state.kind === 'open' && step.state.kind !== 'open') abandon();
    state = step.state;
    if (state.kind === 'open') heartbeat ??= beat();
    step.commands.forEach(carryOut);
  }

  function carryOut(command: LinkCommand): void {
    switch (command.kind) {
      case 'dial':
        socket = dial();
        break;
      case 'hang-up':
        socket?.close();
        break;
      case 'probe':
        void around.probe().then((result) => happen({ kind: 'probed', result }));
        break;
      case 'wait':
        stopWaiting = around.after(command.ms, () => happen({ kind: 'elapsed' }));
    }
  }

  function dial(): Socket {
    const dialled = around.dial({
      opened: () => happen({ kind: 'opened' }),
      received,
      closed: () => {
        // A socket that was given up for being silent may close much later: it is no longer ours.
        if (socket === dialled) lose();
      },
    });
    return dialled;
  }

  function lose(): void {
    socket = null;
    happen({ kind: 'closed' });
  }

  function abandon(): void {
    heartbeat?.stop();
    heartbeat = null;
    pending.rejectAll(new Error('The connection to the host was lost.'));
  }

  function beat(): Heartbeat {
    return startHeartbeat({
      ms: HEARTBEAT_MS,
      every: around.every,
      // Acknowledging revision 0, which no notice has, changes nothing and is answered.
      ask: () => void send('notice.ack', { revision: 0 }).catch(() => undefined),
      silent: () => {
        socket?.close();
        lose();
      },
    });
  }

  function received(frame: Uint8Array): void {
    heartbeat?.alive();
    const message = decodeMessage(frame);
    if (message === null) return;
    if ('id' in message) pending.settle(message.id, message.outcome);
    else for (const listener of [...eventListeners]) listener(message.event as EventName, message.payload);
  }

  function send(method: string, params: unknown): Promise<unknown> {
    if (socket === null || state.kind !== 'open')
      return Promise.reject(new Error('Not connected to the host.'));
    const { id, outcome } = pending.open();
    socket.send(encodeWire({ id, method, params }) as Uint8Array<ArrayBuffer>);
    return outcome;
  }

  const stopWaking = around.onWake(() => happen({ kind: 'woken' }));
  firstStep.commands.forEach(carryOut);

  return {
    call: send,
    subscribe(listener) {
      eventListeners.add(listener);
      return () => eventListeners.delete(listener);
    },
    watch(listener) {
      listener(transportStateOf(state));
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
    close() {
      stopWaking();
      happen({ kind: 'end' });
    },
  };
}
