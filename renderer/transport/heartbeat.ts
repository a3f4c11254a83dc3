/** Watches for signs of life: anything the host sends is one. */
export interface Heartbeat {
  /** Something arrived. */
  alive(): void;
  stop(): void;
}

/** What a heartbeat does and how it counts time. `every` calls back until the returned function is called. */
export interface HeartbeatOptions {
  readonly ms: number;
  readonly every: (ms: number, callback: () => void) => () => void;
  /** Sends a question whose answer is a sign of life. */
  readonly ask: () => void;
  /** Nothing arrived for a whole period after the question. */
  readonly silent: () => void;
}

/** Asks after each period in which nothing arrived; `silent` is called once, when the question too stays unanswered. */
export function startHeartbeat({ ms, every, ask, silent }: HeartbeatOptions): Heartbeat {
  let heard: 'something' | 'nothing' | 'asked' = 'something';
  const stop = every(ms, () => {
    if (heard === 'asked') {
      stop();
      silent();
      return;
    }
    if (heard === 'nothing') {
      heard = 'asked';
      ask();
      return;
    }
    heard = 'nothing';
  });
  return {
    alive() {
      heard = 'something';
    },
    stop,
  };
}
