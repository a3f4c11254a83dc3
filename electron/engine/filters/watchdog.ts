import { PATTERN_MAX_MS } from '../../../shared/limits';
import type { Guard } from './guard';

/** How often it looks, within the time that one record may take. */
const LOOKS = 10;

/**
 * Looks at what a thread is at, and calls back, once, when it has been at one record for longer than
 * {@link PATTERN_MAX_MS}. Returns what ends it.
 */
export function watchRunaway(guard: Guard, runAway: () => void): () => void {
  let last = guard.now;
  let same = 0;
  const timer = setInterval(() => {
    const { now } = guard;
    // Odd: at a record, even: between two.
    same = now === last && now % 2 !== 0 ? same + 1 : 0;
    last = now;
    if (same < LOOKS) return;
    clearInterval(timer);
    runAway();
  }, PATTERN_MAX_MS / LOOKS);
  return () => clearInterval(timer);
}
