import type { RateSamples } from './rate-samples';

/** Seconds that a plot shows at least, so that its first samples do not fill it. */
const LEAST_SECONDS = 60;

/** Steps between the lines of an axis, in bytes: powers of two up to 1 TiB, so that they read as whole KiB and MiB. */
export const byteSteps: readonly number[] = Array.from({ length: 41 }, (_, power) => 2 ** power);

/** Columns of a plot: seconds before now (the newest one is 0), bytes received, bytes sent. */
export type PlotData = [x: number[], received: (number | null)[], sent: (number | null)[]];

/** The samples as a plot takes them; where there were none yet, there is no line. */
export function plotData({ bytesIn, bytesOut }: RateSamples): PlotData {
  const length = Math.max(LEAST_SECONDS, bytesIn.length);
  const missing = length - bytesIn.length;
  const values = (of: readonly number[]): (number | null)[] =>
    Array.from({ length }, (_, index) => of[index - missing] ?? null);
  return [Array.from({ length }, (_, index) => index - length + 1), values(bytesIn), values(bytesOut)];
}
