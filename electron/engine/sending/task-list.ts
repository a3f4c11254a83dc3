import { SENDING_PROGRESS_MS, SENDINGS_KEPT } from '../../../shared/limits';
import type { EndpointId } from '../../../shared/model/ids';
import type { Sending, SendingId } from '../../../shared/model/sending';
import type { Context } from '../context';
import type { Task, TaskEvents } from './task';
import { createThrottle, type Throttle } from './throttle';

/** The sendings of one endpoint, oldest first, and how often what is told of them changed. */
interface OwnTasks {
  tasks: readonly Task[];
  revision: number;
  readonly progress: Throttle;
}

/** All sendings of an engine that are listed: those that go on, and the last of each endpoint that are over. */
export class TaskList {
  readonly #context: Pick<Context, 'clock' | 'capture' | 'changes'>;
  readonly #all = new Map<SendingId, Task>();
  readonly #owners = new Map<EndpointId, OwnTasks>();

  constructor(context: Pick<Context, 'clock' | 'capture' | 'changes'>) {
    this.#context = context;
  }

  /** How many go on. */
  get active(): number {
    return [...this.#all.values()].filter(({ active }) => active).length;
  }

  get(id: SendingId): Task | undefined {
    return this.#all.get(id);
  }

  /** Adds one, and tells the log and the window of what happens to it. */
  add(endpoint: EndpointId, make: (events: TaskEvents) => Task): void {
    const { clock, capture } = this.#context;
    const own = this.#ownOf(endpoint);
    const task = make({
      record: (event, connection) => capture.appendEvent({ at: clock(), endpoint, connection }, event),
      progressed: () => own.progress.ask(),
      changed: () => this.#changed(own),
    });
    this.#all.set(task.id, task);
    own.tasks = [...own.tasks, task];
    this.#changed(own);
  }

  facts(endpoint: EndpointId): { sendings: number; sendingsRevision: number } {
    const own = this.#owners.get(endpoint);
    const sendings = own?.tasks.filter(({ active }) => active).length ?? 0;
    return { sendings, sendingsRevision: own?.revision ?? 0 };
  }

  list(endpoint: EndpointId): Sending[] {
    return this.#owners.get(endpoint)?.tasks.map((task) => task.snapshot()) ?? [];
  }

  /** Stops it if it goes on, and lists it no longer. */
  forget(id: SendingId): void {
    this.#all.get(id)?.stop();
    this.#all.delete(id);
    for (const own of this.#owners.values()) {
      const left = own.tasks.filter((task) => task.id !== id);
      if (left.length === own.tasks.length) continue;
      own.tasks = left;
      this.#changed(own);
    }
  }

  stopAll(endpoint: EndpointId): void {
    for (const task of this.#owners.get(endpoint)?.tasks ?? []) task.stop();
  }

  forgetAll(endpoint: EndpointId): void {
    this.stopAll(endpoint);
    const own = this.#owners.get(endpoint);
    own?.progress.dispose();
    for (const { id } of own?.tasks ?? []) this.#all.delete(id);
    this.#owners.delete(endpoint);
  }

  /** Stops all, and tells of nothing any more. */
  dispose(): void {
    for (const task of this.#all.values()) task.stop();
    for (const { progress } of this.#owners.values()) progress.dispose();
  }

  #ownOf(endpoint: EndpointId): OwnTasks {
    const known = this.#owners.get(endpoint);
    if (known !== undefined) return known;
    const own: OwnTasks = {
      tasks: [],
      revision: 0,
      progress: createThrottle(SENDING_PROGRESS_MS, () => this.#tell(own)),
    };
    this.#owners.set(endpoint, own);
    return own;
  }

  /** A list that changed is shortened first: those that are over leave it, the oldest first. */
  #changed(own: OwnTasks): void {
    const over = own.tasks.filter(({ active }) => !active);
    const leaving = new Set(over.slice(0, Math.max(0, over.length - SENDINGS_KEPT)));
    for (const { id } of leaving) this.#all.delete(id);
    if (leaving.size > 0) own.tasks = own.tasks.filter((task) => !leaving.has(task));
    this.#tell(own);
  }

  #tell(own: OwnTasks): void {
    own.revision += 1;
    this.#context.changes.endpointChanged();
  }
}
