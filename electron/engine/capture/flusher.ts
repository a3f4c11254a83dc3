/** When the flusher works next: not at all, after a wait, as soon as what runs now is done, or it works already. */
type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'waiting'; readonly timer: NodeJS.Timeout }
  | { readonly kind: 'due'; readonly immediate: NodeJS.Immediate }
  /** `asked`: the wait that was asked for meanwhile, in ms; 0 for {@link Flusher.soon}. */
  | { readonly kind: 'working'; asked: number | null }
  | { readonly kind: 'stopped' };

/**
 * Calls a task, one call at a time: some time after it was asked for, or at once. Other work on the same files waits for
 * its turn. The task resolves with the time in ms after which it wants to be called again, or `null`; it must not reject.
 */
export class Flusher {
  private readonly task: () => Promise<number | null>;
  private state: State = { kind: 'idle' };
  private turn: Promise<unknown> = Promise.resolve();

  constructor(task: () => Promise<number | null>) {
    this.task = task;
  }

  /** Asks for a call after so many ms. Costs next to nothing when one was asked for already. */
  after(milliseconds: number): void {
    if (this.state.kind === 'working') this.state.asked ??= milliseconds;
    if (this.state.kind !== 'idle') return;
    const timer = setTimeout(this.work, milliseconds);
    // What waits when a program ends is written by `close`, or lost with a program that does not call it.
    timer.unref();
    this.state = { kind: 'waiting', timer };
  }

  /** Asks for a call as soon as what runs now is done. */
  soon(): void {
    if (this.state.kind === 'working') this.state.asked = 0;
    if (this.state.kind === 'waiting') clearTimeout(this.state.timer);
    else if (this.state.kind !== 'idle') return;
    this.state = { kind: 'due', immediate: setImmediate(this.work) };
  }

  /** Puts off a call that was asked for, or asks for one, so that it comes after so many ms. */
  postpone(milliseconds: number): void {
    if (this.state.kind === 'working' || this.state.kind === 'stopped') return;
    this.cancel();
    this.state = { kind: 'idle' };
    this.after(milliseconds);
  }

  /** Runs other work alone; resolves or rejects with it. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }

  /** No call begins any more. One that runs goes on, and {@link alone} still works. */
  stop(): void {
    this.cancel();
    this.state = { kind: 'stopped' };
  }

  private cancel(): void {
    if (this.state.kind === 'waiting') clearTimeout(this.state.timer);
    if (this.state.kind === 'due') clearImmediate(this.state.immediate);
  }

  private readonly work = (): void => {
    const working: Extract<State, { kind: 'working' }> = { kind: 'working', asked: null };
    this.state = working;
    void this.alone(this.task).then((wanted) => {
      if (this.state !== working) return;
      this.state = { kind: 'idle' };
      // But for one that is urgent, the task knows best when another call would not be in vain.
      const next = working.asked === 0 ? 0 : (wanted ?? working.asked);
      if (next !== null) this.after(next);
    });
  };
}
