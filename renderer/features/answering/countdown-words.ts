import { formatDuration } from '../../../shared/bytes/format';

const US_PER_MS = 1_000;
const TENTH_US = 100 * US_PER_MS;

/** The time from `now` (ms) until a moment (µs), both since the Unix epoch, in tenths of seconds: `3.2 s`, `0.4 s`, `1 min 5 s`. */
export function countdownWords(until: number, now: number): string {
  const left = Math.max(0, until - now * US_PER_MS);
  const tenths = Math.ceil(left / TENTH_US);
  return tenths < 600 ? `${(tenths / 10).toFixed(1)} s` : formatDuration(tenths * TENTH_US);
}
