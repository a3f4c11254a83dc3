import type { ParleyError } from '../../../shared/errors';
import type { ConnectionId } from '../../../shared/model/ids';
import type { Sending, SendingProgress } from '../../../shared/model/sending';
import type { LifecycleEvent } from '../capture/capture';
import type { Report, Work } from './work';

/** What a sending is: all of it that never changes. */
export type Order = Pick<Sending, 'endpoint' | 'what' | 'name' | 'target' | 'of'>;

/** Whom a task tells. */
export interface TaskEvents {
  /** For the log. */
  record(event: LifecycleEvent, connection: ConnectionId | null): void;
  /** It came further. */
  progressed(): void;
  /** It has another state. */
  changed(): void;
}

type Change = Extract<LifecycleEvent, { kind: 'sending' }>['change'];

/** One sending: its state, its counts, and what the log tells of it. */
export class Task {
  readonly id: Sending['id'];
  readonly #order: Order;
  readonly #events: TaskEvents;
  readonly #work: Work;
  #progress: SendingProgress = { kind: 'running' };
  #bytes = 0;
  #sends = 0;
  #failures = 0;

  constructor(id: Sending['id'], order: Order, begin: (report: Report) => Work, events: TaskEvents) {
    this.id = id;
    this.#order = order;
    this.#events = events;
    this.#record('started');
    this.#work = begin({
      sent: (bytes) => {
        this.#sends += 1;
        this.#bytes += bytes;
        events.progressed();
      },
      missed: (count) => {
        this.#failures += count;
        events.progressed();
      },
      finished: () => this.#end({ kind: 'finished' }),
      failed: (error) => this.fail(error),
    });
  }

  /** True until it finished, failed or was stopped. */
  get active(): boolean {
    const { kind } = this.#progress;
    return kind === 'running' || kind === 'paused';
  }

  get progress(): SendingProgress {
    return this.#progress;
  }

  snapshot(): Sending {
    return {
      id: this.id,
      ...this.#order,
      progress: this.#progress,
      bytes: this.#bytes,
      sends: this.#sends,
      failures: this.#failures,
      lateness: this.#work.lateness,
    };
  }

  /** Does nothing unless it runs. */
  pause(): void {
    if (this.#progress.kind !== 'running') return;
    this.#progress = { kind: 'paused' };
    this.#work.pause();
    this.#record('paused');
    this.#events.changed();
  }

  /** Does nothing unless it is paused. */
  resume(): void {
    if (this.#progress.kind !== 'paused') return;
    this.#progress = { kind: 'running' };
    this.#record('resumed');
    this.#work.resume();
    this.#events.changed();
  }

  /** Does nothing to one that is over. */
  stop(): void {
    this.#end({ kind: 'stopped' });
  }

  /** Does nothing to one that is over. */
  fail(error: ParleyError): void {
    this.#end({ kind: 'failed', error });
  }

  #end(progress: Extract<SendingProgress, { kind: 'finished' | 'stopped' | 'failed' }>): void {
    if (!this.active) return;
    this.#progress = progress;
    this.#work.end();
    this.#record(progress.kind, progress.kind === 'failed' ? progress.error : null);
    this.#events.changed();
  }

  #record(change: Change, error: ParleyError | null = null): void {
    const { what, name, target } = this.#order;
    const connection = target.kind === 'connection' ? target.connection : null;
    this.#events.record(
      { kind: 'sending', what, name, change, sends: this.#sends, bytes: this.#bytes, error },
      connection,
    );
  }
}
