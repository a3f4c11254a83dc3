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

/** Median of the ratios a/b, round by round: a drift of the machine's speed hits both sides of a round alike. */
export function medianRatio(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) throw new RangeError('ratios need the same number of rounds on both sides');
  return median(a.map((value, round) => value / (b[round] ?? Number.NaN)));
}
