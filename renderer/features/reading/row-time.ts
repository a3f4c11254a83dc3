import { formatDuration, formatExactTime, formatTime } from '../../../shared/bytes/format';
import type { Reading } from '../../../shared/model/reading';

/** How the times of rows are told. */
export interface RowTimes {
  readonly mode: Reading['time'];
  /** What relative times count from, in µs since the Unix epoch; `null` while it is not known. */
  readonly origin: number | null;
}

const SECOND_US = 1_000_000;
const MINUTE_US = 60 * SECOND_US;

/** A row's time as it is shown. `before`: the time of the row above, where that is known. Times in µs since the Unix epoch. */
export function timeText(at: number, before: number | null, { mode, origin }: RowTimes): string {
  switch (mode) {
    case 'absolute':
      return formatTime(at);
    case 'relative':
      return origin === null ? '' : sinceText(at - origin);
    case 'delta':
      return before === null ? '' : `+${formatDuration(at - before)}`;
  }
}

/** All of what is known of a row's time: for whoever asks. */
export function timeTitle(at: number, { mode, origin }: RowTimes): string {
  if (mode !== 'relative' || origin === null) return formatExactTime(at);
  return `${formatExactTime(at)}, counted from the first row at ${formatExactTime(origin)}`;
}

/** `+12.345678 s`, and from a minute on `+2:05.678901`: as wide as what is above and below, so that times can be compared. */
function sinceText(microseconds: number): string {
  const sign = microseconds < 0 ? '-' : '+';
  const us = Math.abs(microseconds);
  const seconds = ((us % MINUTE_US) / SECOND_US).toFixed(6);
  const minutes = Math.floor(us / MINUTE_US);
  if (minutes === 0) return `${sign}${seconds} s`;
  return `${sign}${minutes}:${seconds.padStart('00.000000'.length, '0')}`;
}
