import type { Clock } from '../clock';
import { nodeTimers, type Timers } from '../sending/timers';

const MICROSECONDS = 1_000;

/** What is watched. */
export interface IdleSubject {
  /** When something last passed, in µs. */
  lastAt(): number;
  /** Told once: nothing has passed for so long. */
  idle(): void;
}

/**
 * Waits until nothing has passed for `ms`. One timer, set again only when it is over: what passes costs nothing. The returned
 * function ends it.
 */
export function watchIdle(
  ms: number,
  subject: IdleSubject,
  clock: Clock,
  timers: Timers = nodeTimers,
): () => void {
  let cancel = (): void => undefined;
  const look = (): void => {
    const left = subject.lastAt() + ms * MICROSECONDS - clock();
    if (left <= 0) subject.idle();
    else cancel = timers.after(Math.ceil(left / MICROSECONDS), look);
  };
  look();
  return () => cancel();
}
