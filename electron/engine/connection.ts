import { errorOf, fail, succeed, type Outcome, type ParleyError } from '../../shared/errors';
import { canSend, type Connection, type ConnectionState } from '../../shared/model/connection';
import type { ConnectionId, EndpointId } from '../../shared/model/ids';
import { Answerer } from './answering/answerer';
import { watchIdle } from './answering/idle-watch';
import type { Answers } from './answering/rounds';
import type { LifecycleEvent, Origin } from './capture/capture';
import {
  bytesPass,
  finishedSide,
  newborn,
  step,
  visibleState,
  type Command,
  type ConnectionEvent,
  type Ending,
  type Patience,
} from './connection-machine';
import type { Context } from './context';
import { osError } from './os-errors';
import type { MakeResponder } from './responders/responder';
import { sendRefusal } from './send-refusal';
import { SocketRunner, type RawSocket, type SocketEvents } from './socket-runner';
import type { ConnectionMeter, Measured } from './statistics/meter';
import type { Watcher } from './watcher';

/** Sums over all connections of an endpoint, kept up to date by the connections themselves. In bytes. */
export interface Totals {
  bytesIn: number;
  bytesOut: number;
  queued: number;
}

/** The server or client that a connection belongs to. */
export interface ConnectionOwner {
  readonly endpoint: EndpointId;
  readonly totals: Totals;
  /** Told once. The socket may be released a moment later. */
  ended(connection: TcpConnection, ending: Ending): void;
}

type SendOutcome = Outcome<{ queued: number }>;

/** One TCP connection: lets the machine decide, and carries its commands out on socket, responder, capture and timer. */
export class TcpConnection implements SocketEvents, Answers {
  readonly id: ConnectionId;
  readonly #context: Context;
  readonly #owner: ConnectionOwner;
  readonly #runner: SocketRunner;
  readonly #openedAt: number;
  readonly #answerer: Answerer;
  /** Used again for every record: the capture does not keep it. */
  readonly #origin: { at: number; readonly endpoint: EndpointId; readonly connection: ConnectionId };
  readonly #meter: ConnectionMeter;
  /** `null` while nobody watches: then a chunk costs one comparison more. */
  #watchers: readonly Watcher[] | null = null;
  #life = newborn;
  #passing = bytesPass(newborn);
  #bytesIn = 0;
  #bytesOut = 0;
  #queued = 0;
  /** Bytes of replies that wait for their time. */
  #held = 0;
  #closedAt: number | null = null;
  #finishedFirst: 'local' | 'peer' | null = null;
  #graceTimer: NodeJS.Timeout | undefined;
  #stopIdleWatch = (): void => undefined;
  #awaitDrain: ((outcome: SendOutcome) => void)[] = [];
  #awaitEnd: (() => void)[] = [];

  constructor(
    id: ConnectionId,
    socket: RawSocket,
    owner: ConnectionOwner,
    responder: MakeResponder,
    context: Context,
  ) {
    this.id = id;
    this.#owner = owner;
    this.#context = context;
    this.#runner = new SocketRunner(socket, this, context.clock);
    this.#openedAt = context.clock();
    this.#origin = { at: this.#openedAt, endpoint: owner.endpoint, connection: id };
    this.#meter = context.meters.connection(owner.endpoint, owner.totals);
    const { local, remote } = this.#runner;
    context.capture.appendEvent(this.#origin, { kind: 'opened', local, remote });
    this.#answerer = this.#makeAnswerer(responder);
    if (context.capture.stalled) this.#runner.hold();
    context.changes.connectionChanged();
  }

  get state(): ConnectionState {
    return visibleState(this.#life);
  }

  get canSend(): boolean {
    return canSend(this.state);
  }

  /** Which side wanted to send no more first; `null` while neither does. */
  get finishedFirst(): 'local' | 'peer' | null {
    return this.#finishedFirst;
  }

  /** Bytes that were sent: the system has them. */
  get sent(): number {
    return this.#bytesOut;
  }

  /** Bytes that wait to be handed to the system. */
  get unsent(): number {
    return this.#runner.unsent;
  }

  /** Chunks and response times so far. */
  get measured(): Measured {
    return this.#meter.facts();
  }

  /** The connection as lists show it, now. */
  snapshot(): Connection {
    return {
      id: this.id,
      endpoint: this.#owner.endpoint,
      local: this.#runner.local,
      remote: this.#runner.remote,
      state: this.state,
      bytesIn: this.#bytesIn,
      bytesOut: this.#bytesOut,
      queued: this.#queued + this.#held,
      paused: this.#life.kind === 'live' && (this.#life.input === 'paused' || this.#context.capture.stalled),
      openedAt: this.#openedAt,
      closedAt: this.#closedAt,
    };
  }

  /**
   * Sends bytes after all that was sent before. Answered at once while little is queued, else when the queue is below
   * the high-water mark again and the capture keeps up, or as failed when the connection ended before. The bytes must not
   * be changed afterwards.
   */
  send(bytes: Uint8Array): SendOutcome | Promise<SendOutcome> {
    const sent = this.sendNow(bytes);
    if (!sent.ok || this.#takesMore) return sent;
    return new Promise((resolve) => this.#awaitDrain.push(resolve));
  }

  /** Like {@link send}, and answered at once whatever is queued. */
  sendNow(bytes: Uint8Array): SendOutcome {
    const refusal = sendRefusal(this.state, this.id);
    if (refusal !== null) return { ok: false, error: refusal };
    const cap = this.#context.limits.sendQueueCapBytes;
    if (this.#queued + bytes.length > cap) return fail('send_queue_full', { queued: this.#queued, cap });
    this.#write(bytes);
    return succeed({ queued: this.#queued });
  }

  /** Tells of what passes from now on, until the returned function is called or the connection has ended. */
  watch(watcher: Watcher): () => void {
    this.#watchers = [...(this.#watchers ?? []), watcher];
    return () => {
      const left = this.#watchers?.filter((other) => other !== watcher) ?? [];
      this.#watchers = left.length === 0 ? null : left;
    };
  }

  /** Half-close: FIN after what is queued. Fails when there is nothing left to finish. */
  finish(): Outcome<Record<string, never>> {
    const refusal = sendRefusal(this.state, this.id);
    if (refusal !== null) return { ok: false, error: refusal };
    this.#apply({ kind: 'finish' });
    return succeed({});
  }

  /** FIN, then release when the peer has finished too or the grace time is over. Resolves when the connection ended. */
  close(patience: Patience): Promise<void> {
    this.#apply({ kind: 'close', patience });
    if (this.#life.kind === 'ended') return Promise.resolve();
    return new Promise((resolve) => this.#awaitEnd.push(resolve));
  }

  /** RST, at once. */
  reset(): void {
    this.#apply({ kind: 'reset' });
  }

  /** Lets go of the socket at once, without waiting for anybody. */
  release(): void {
    this.#apply({ kind: 'close', patience: 'strict' });
    this.#apply({ kind: 'grace-over', progressed: false });
  }

  /** Tells in the log of something that went wrong with this connection but did not end it. */
  note(error: ParleyError): void {
    this.#tell({ kind: 'error', error, lasting: true });
    this.#context.changes.connectionChanged();
  }

  /** Lets another responder take over from the next chunk on. It is told at once of a FIN that came before its time. */
  respondWith(make: MakeResponder): void {
    this.#context.rounds.settle();
    this.#answerer.change(make);
    if (this.#life.kind === 'live' && this.#life.input === 'finished') this.#answerer.peerFinished();
  }

  /** The connection is listed: the greeting goes out first of all, and then what the responder has to say by itself. */
  begin(greeting: Uint8Array | null): void {
    if (greeting !== null && greeting.length > 0) this.#write(greeting);
    this.#answerer.opened();
  }

  /** Closes when nothing has passed in either direction for so long; `null`: never. */
  closeWhenIdle(ms: number | null): void {
    this.#stopIdleWatch();
    if (ms === null || this.#life.kind === 'ended') return;
    const subject = {
      // While the capture stalls, nothing can pass.
      lastAt: () => (this.#context.capture.stalled ? this.#context.clock() : this.#origin.at),
      idle: () => {
        this.note(errorOf('idle_too_long', { ms }));
        this.#apply({ kind: 'close', patience: 'patient' });
      },
    };
    this.#stopIdleWatch = watchIdle(ms, subject, this.#context.clock);
  }

  received(at: number, bytes: Uint8Array): void {
    if (this.#life.kind === 'ended') return;
    this.#context.capture.appendChunk('in', this.#originAt(at), bytes);
    this.#bytesIn += bytes.length;
    this.#owner.totals.bytesIn += bytes.length;
    this.#meter.received(at);
    this.#context.changes.connectionChanged();
    if (this.#watchers !== null) for (const watcher of this.#watchers) watcher.received?.(at, bytes);
    if (this.#passing) this.#context.rounds.received(this, bytes, at);
  }

  /** Answers a chunk that was received: its turn in the round has come. */
  answer(bytes: Uint8Array, at: number): void {
    if (this.#passing) this.#answerer.received(bytes, at);
  }

  handed(at: number, slice: Uint8Array): void {
    this.#context.capture.appendChunk('out', this.#originAt(at), slice);
    this.#bytesOut += slice.length;
    this.#owner.totals.bytesOut += slice.length;
    this.#meter.handed(at);
    this.#context.changes.connectionChanged();
    if (this.#watchers !== null) for (const watcher of this.#watchers) watcher.handed?.(at);
  }

  progressed(): void {
    // Most writes are taken at once; then nothing waits for this, neither a sender nor a paused peer.
    if (this.#queued > 0) this.#queueMoved();
  }

  /** The capture stalled, or goes on: bytes wait while they could not be recorded. */
  stallChanged(): void {
    if (this.#life.kind === 'ended') return;
    if (this.#context.capture.stalled) this.#runner.hold();
    else {
      this.#runner.letGo();
      this.#queueMoved();
    }
    this.#context.changes.connectionChanged();
  }

  peerFinished(): void {
    this.#apply({ kind: 'peer-finished' });
  }

  localFinished(): void {
    this.#apply({ kind: 'local-finished' });
  }

  failed(cause: unknown): void {
    this.#apply({ kind: 'failed', error: osError(cause, { doing: 'stream' }) });
  }

  released(): void {
    this.#apply({ kind: 'released' });
  }

  /** True while a send need not wait. */
  get #takesMore(): boolean {
    return this.#queued < this.#context.limits.sendHighWaterBytes && !this.#context.capture.stalled;
  }

  #queueMoved(): void {
    if (this.#life.kind === 'ended') return;
    this.#account(this.#runner.queued);
    if (this.#queued === 0) this.#answerer.drained();
    if (this.#takesMore) this.#answerSenders(succeed({ queued: this.#queued }));
  }

  #apply(event: ConnectionEvent): void {
    // What was received before is answered before, too.
    this.#context.rounds.settle();
    const before = this.#life;
    const { life, commands } = step(before, event);
    this.#life = life;
    this.#passing = bytesPass(life);
    this.#finishedFirst ??= finishedSide(life);
    for (const command of commands) this.#run(command);
    if (life === before) return;
    if (life.kind === 'ended') this.#end(life.ending);
    this.#context.changes.connectionChanged();
  }

  #run(command: Command): void {
    switch (command.kind) {
      case 'respond-to-finish':
        return this.#answerer.peerFinished();
      case 'record':
        return this.#tell(command.event);
      case 'start-grace':
        return this.#startGrace();
      default:
        return this.#runner[command.kind]();
    }
  }

  #write(bytes: Uint8Array): void {
    if (!this.#passing) return;
    this.#runner.write(bytes);
    const queued = this.#runner.queued;
    if (queued !== this.#queued) this.#account(queued);
  }

  #makeAnswerer(responder: MakeResponder): Answerer {
    const port = {
      queued: () => this.#queued,
      write: (bytes: Uint8Array) => this.#write(bytes),
      apply: (event: ConnectionEvent) => this.#apply(event),
      record: (event: LifecycleEvent) => this.#tell(event),
      heldMoved: (by: number) => {
        this.#held += by;
        this.#owner.totals.queued += by;
        this.#context.changes.connectionChanged();
      },
      failed: (cause: unknown) => this.#responderFailed(cause),
    };
    return new Answerer(port, this.#context.clock, responder);
  }

  /** A responder that throws is a defect: it costs its own connection, not the engine. */
  #responderFailed(cause: unknown): void {
    const incident = `R${this.id}`;
    this.#context.report(incident, 'responder', cause);
    this.#apply({ kind: 'failed', error: errorOf('internal', { incident }) });
  }

  #startGrace(): void {
    clearTimeout(this.#graceTimer);
    const queued = this.#queued;
    this.#graceTimer = setTimeout(() => {
      // While the capture stalls, nothing can move: that is not the peer's doing.
      const progressed = this.#queued < queued || this.#context.capture.stalled;
      this.#apply({ kind: 'grace-over', progressed });
    }, this.#context.limits.closeGraceMs);
  }

  #end(ending: Ending): void {
    clearTimeout(this.#graceTimer);
    this.#closedAt = this.#context.clock();
    this.#account(0);
    this.#stopIdleWatch();
    this.#answerer.dispose();
    this.#meter.ended();
    const refusal = 'error' in ending ? ending.error : sendRefusal(this.state, this.id);
    const error = refusal ?? errorOf('write_after_close', {});
    this.#answerSenders({ ok: false, error });
    const watchers = this.#watchers ?? [];
    this.#watchers = null;
    for (const watcher of watchers) watcher.ended?.(error);
    const waiters = this.#awaitEnd;
    this.#awaitEnd = [];
    this.#owner.ended(this, ending);
    for (const resolve of waiters) resolve();
  }

  #account(queued: number): void {
    this.#owner.totals.queued += queued - this.#queued;
    this.#queued = queued;
  }

  #answerSenders(outcome: SendOutcome): void {
    if (this.#awaitDrain.length === 0) return;
    for (const resolve of this.#awaitDrain.splice(0)) resolve(outcome);
  }

  #tell(event: LifecycleEvent): void {
    this.#context.capture.appendEvent(this.#originAt(this.#context.clock()), event);
  }

  #originAt(at: number): Origin {
    this.#origin.at = at;
    return this.#origin;
  }
}
