/** Bytes that were sent up to a moment, in ms of any steady clock. */
export interface Sample {
  readonly at: number;
  readonly bytes: number;
}

/** Samples of so many ms are looked back at: a rate that neither jumps nor lags. */
const SPAN_MS = 2_000;

/** The samples with a new one, without those that are older than a rate looks back at, but for one. */
export function withSample(samples: readonly Sample[], next: Sample): readonly Sample[] {
  const old = samples.filter(({ at }) => next.at - at >= SPAN_MS);
  return [...old.slice(-1), ...samples.filter(({ at }) => next.at - at < SPAN_MS), next];
}

/** Bytes a second over the samples; `null` as long as they tell none. */
export function rateOf(samples: readonly Sample[]): number | null {
  const [first] = samples;
  const last = samples.at(-1);
  if (first === undefined || last === undefined || last.at <= first.at) return null;
  return Math.max(0, ((last.bytes - first.bytes) * 1_000) / (last.at - first.at));
}
