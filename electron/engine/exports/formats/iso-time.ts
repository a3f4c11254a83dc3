const MICROSECONDS = 1_000_000;

let utcSecond = NaN;
let utcText = '';

/** UTC in ISO 8601, to the microsecond: `2026-11-22T10:15:03.123456Z`. Takes µs since the Unix epoch. */
export function isoTime(at: number): string {
  const second = Math.floor(at / MICROSECONDS);
  // Dates are costly, and most records share their second with the one before.
  if (second !== utcSecond) utcText = new Date(second * 1_000).toISOString().slice(0, 19);
  utcSecond = second;
  return `${utcText}.${micros(at, second)}Z`;
}

/**
 * A function that gives the local time with its distance from UTC in ISO 8601, to the microsecond:
 * `2026-11-22T11:15:03.123456+01:00`. It remembers the last second.
 */
export function createLocalTime(): (at: number) => string {
  let known = NaN;
  let day = '';
  let zone = '';
  return (at) => {
    const second = Math.floor(at / MICROSECONDS);
    if (second !== known) {
      known = second;
      const date = new Date(second * 1_000);
      const west = date.getTimezoneOffset();
      day = new Date(second * 1_000 - west * 60_000).toISOString().slice(0, 19);
      zone = `${west > 0 ? '-' : '+'}${two(Math.floor(Math.abs(west) / 60))}:${two(Math.abs(west) % 60)}`;
    }
    return `${day}.${micros(at, second)}${zone}`;
  };
}

function micros(at: number, second: number): string {
  return String(at - second * MICROSECONDS).padStart(6, '0');
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
