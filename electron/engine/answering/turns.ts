/**
 * Long work of several connections, a piece at a time: in each round of the event loop one of those that wait goes on, in the order
 * in which they came. Between two pieces sockets, timers and everything else have theirs.
 */
export class Turns {
  readonly #waiting = new Set<() => void>();
  #round: 'asked-for' | 'none' = 'none';

  /** True while somebody waits: whoever has long work too then waits as well. */
  get busy(): boolean {
    return this.#waiting.size > 0;
  }

  /** Calls `turn` once, when it is its turn. One that waits already keeps its place. */
  wait(turn: () => void): void {
    this.#waiting.add(turn);
    this.#askForRound();
  }

  /** Waits no more. */
  leave(turn: () => void): void {
    this.#waiting.delete(turn);
  }

  #askForRound(): void {
    if (!this.busy || this.#round === 'asked-for') return;
    this.#round = 'asked-for';
    setImmediate(() => {
      this.#round = 'none';
      const [turn] = this.#waiting;
      if (turn === undefined) return;
      this.#waiting.delete(turn);
      this.#askForRound();
      turn();
    });
  }
}
