import type { Clock } from '../clock';

const MICROSECONDS = 1_000;
const LEAST_MS = 5;
/** Longest wait of a timer: what is longer is waited for in steps. */
const LONGEST_MS = 60_000;

/** Calls back when a time has come, one at a time. */
export class PauseTimer {
  private readonly clock: Clock;
  private readonly passed: () => void;
  private timer: NodeJS.Timeout | null = null;

  constructor(clock: Clock, passed: () => void) {
    this.clock = clock;
    this.passed = passed;
  }

  /** Waits for a time (µs) in place of the one before; `null` for none. */
  wait(until: number | null): void {
    this.end();
    if (until === null) return;
    const milliseconds = Math.ceil((until - this.clock()) / MICROSECONDS);
    // At least one turn, so that a time which others must make true first is not waited for in a busy loop.
    this.timer = setTimeout(this.passed, Math.min(Math.max(milliseconds, LEAST_MS), LONGEST_MS));
  }

  end(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}
