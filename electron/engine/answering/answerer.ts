import type { LifecycleEvent } from '../capture/capture';
import type { Clock } from '../clock';
import type { ConnectionEvent } from '../connection-machine';
import type { ConnectionReply, MakeResponder, Responder } from '../responders/responder';
import { ReplyLine } from './reply-line';

/** What a connection does for its answerer. */
export interface AnswererPort {
  /** Bytes that were written and that the system has not taken yet. */
  queued(): number;
  write(bytes: Uint8Array): void;
  apply(event: ConnectionEvent): void;
  record(event: LifecycleEvent): void;
  /** So many bytes more (or fewer) wait in the line. */
  heldMoved(by: number): void;
  /** The responder threw: a defect. */
  failed(cause: unknown): void;
}

/** Answers for one connection: holds its responder of the moment, and the line of replies that outlives it. */
export class Answerer implements ConnectionReply {
  readonly #port: AnswererPort;
  readonly #clock: Clock;
  #responder: Responder;
  #line: ReplyLine | null = null;
  #held = 0;
  #full = false;
  #resets = false;

  constructor(port: AnswererPort, clock: Clock, make: MakeResponder) {
    this.#port = port;
    this.#clock = clock;
    this.#responder = make(this);
  }

  get queued(): number {
    return this.#port.queued();
  }

  get line(): ReplyLine {
    return (this.#line ??= new ReplyLine(this, { clock: this.#clock }));
  }

  get waits(): boolean {
    return this.#line !== null && (!this.#line.empty || this.#line.ended);
  }

  write(bytes: Uint8Array): void {
    this.#port.write(bytes);
    if (this.#port.queued() > 0) this.#port.apply({ kind: 'blocked' });
  }

  push(bytes: Uint8Array): void {
    this.#port.write(bytes);
  }

  rest(): void {
    this.#port.apply({ kind: 'blocked' });
  }

  resume(): void {
    this.drained();
  }

  finish(): void {
    this.#port.apply({ kind: 'finish' });
  }

  close(): void {
    this.#port.apply({ kind: 'close', patience: 'patient' });
  }

  reset(): void {
    this.#resets = true;
    if (this.#port.queued() === 0) this.#port.apply({ kind: 'reset' });
  }

  hold(bytes: number, full: boolean): void {
    const before = this.#held;
    const wasFull = this.#full;
    this.#held = bytes;
    this.#full = full;
    if (bytes !== before) this.#port.heldMoved(bytes - before);
    if (full && !wasFull) this.#port.apply({ kind: 'blocked' });
    else if ((wasFull && !full) || (bytes === 0 && before > 0)) this.drained();
  }

  record(event: LifecycleEvent): void {
    this.#port.record(event);
  }

  /** The connection is open. */
  opened(): void {
    this.#ask((responder) => responder.opened?.());
  }

  received(bytes: Uint8Array, at: number): void {
    try {
      this.#responder.received(bytes, at);
    } catch (cause) {
      this.#port.failed(cause);
    }
  }

  /** Something that waited was taken, by the system or out of the line. */
  drained(): void {
    if (this.#port.queued() > 0 || this.#full) return;
    if (this.#resets) return this.#port.apply({ kind: 'reset' });
    this.#port.apply({ kind: 'drained' });
    this.#ask((responder) => responder.drained?.());
  }

  peerFinished(): void {
    this.#ask((responder) => responder.peerFinished());
  }

  /** Another responder takes over from the next chunk on; replies in the line still go out. */
  change(make: MakeResponder): void {
    this.#responder.dispose();
    this.#responder = make(this);
    this.opened();
  }

  /** The connection ended: what waits is forgotten. */
  dispose(): void {
    this.#responder.dispose();
    this.#line?.dispose();
    if (this.#held > 0) this.#port.heldMoved(-this.#held);
    this.#held = 0;
  }

  #ask(what: (responder: Responder) => void): void {
    try {
      what(this.#responder);
    } catch (cause) {
      this.#port.failed(cause);
    }
  }
}
