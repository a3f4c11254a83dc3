import { monitorEventLoopDelay, performance } from 'node:perf_hooks';

/** Whole µs since the Unix epoch. Never runs backwards, whatever happens to the system's clock. */
export type Clock = () => number;

const MICROSECONDS = 1_000;
/** Never changes, so its getter, which costs about half as much as reading the clock, need not run for each record. */
const { timeOrigin } = performance;

/**
 * A monotonic clock tied to the wall clock once, at start: `performance.timeOrigin` is the wall time at which
 * `performance.now` was 0 (W3C High Resolution Time). The one importer of a clock in the engine.
 */
export const systemClock: Clock = () => Math.round((timeOrigin + performance.now()) * MICROSECONDS);

/** How late this program is to look at its sockets. */
export interface LoopDelay {
  /** The 99th percentile over the last seconds, in µs: how far a time stamp may be off. */
  errorUs(): number;
  stop(): void;
}

/** Time between two looks at the loop: a hundred a second tell a percentile and cost nothing to speak of. */
const LOOK_MS = 10;
/** A percentile is told of the last few of these spans, so that a burst is still seen after it. */
const SPAN_MS = 1_000;
const SPANS = 5;
const NANOSECONDS = 1_000;

/** Begins to measure the delay of the event loop. */
export function watchLoopDelay(): LoopDelay {
  const histogram = monitorEventLoopDelay({ resolution: LOOK_MS });
  const spans: number[] = [];
  // What is measured is the time between two looks, which is the wanted one and the delay.
  const delay = (): number => {
    const between = histogram.count === 0 ? 0 : histogram.percentile(99) / NANOSECONDS;
    return Math.max(0, Math.round(between - LOOK_MS * MICROSECONDS));
  };
  const timer = setInterval(() => {
    spans.push(delay());
    if (spans.length > SPANS) spans.shift();
    histogram.reset();
  }, SPAN_MS);
  timer.unref();
  histogram.enable();
  return {
    errorUs: () => Math.max(delay(), ...spans),
    stop: () => {
      clearInterval(timer);
      histogram.disable();
    },
  };
}
