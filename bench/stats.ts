/** Median of at least one number; the mean of the middle two for an even count. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) throw new RangeError('the median of nothing is not defined');
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** The number that so many of at least one are not above (`0.95`: the 95th percentile). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (found === undefined) throw new RangeError('a percentile of nothing is not defined');
  return found;
}

/** The ratios a/b, round by round: a drift of the machine's speed hits both sides of a round alike. */
export function ratiosOf(a: readonly number[], b: readonly number[]): number[] {
  if (a.length !== b.length) throw new RangeError('ratios need the same number of rounds on both sides');
  return a.map((value, round) => value / (b[round] ?? Number.NaN));
}

/** Standard deviations to each side that hold 95 % of a normal distribution. */
const NINETY_FIVE = 1.96;

/**
 * Between which two of at least one value their median lies in 95 of 100 samples, whatever their distribution: the number of
 * values below the median of all that there could be is binomial, and this is its normal approximation.
 */
export function medianInterval(values: readonly number[]): readonly [low: number, high: number] {
  const sorted = [...values].sort((a, b) => a - b);
  const count = sorted.length;
  const low = Math.max(0, Math.floor((count - NINETY_FIVE * Math.sqrt(count)) / 2));
  const [from, to] = [sorted[low], sorted[count - 1 - low]];
  if (from === undefined || to === undefined) throw new RangeError('the median of nothing is not defined');
  return [from, to];
}
