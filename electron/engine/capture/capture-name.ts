import { randomBytes } from 'node:crypto';

/** µs of a ms: stamps and dates have different units. */
const MICROSECONDS = 1_000;

/**
 * Name of the capture of a run that began then (µs): the time in UTC, so that names sort by it, and a part that keeps two
 * programs apart.
 */
export function newCaptureName(startedAt: number): string {
  const time = new Date(startedAt / MICROSECONDS).toISOString().slice(0, 19).replaceAll(':', '-');
  return `${time}-${randomBytes(3).toString('hex')}`;
}
