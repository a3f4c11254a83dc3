const BINARY_UNITS = ['KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;
const MS = 1_000;
const SECOND = 1_000 * MS;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A size in bytes for the eye: `1 byte`, `12 bytes`, `1.5 KiB`. Binary units (IEC 80000-13), cut to one decimal place. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_024) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  let value = bytes / 1_024;
  let unit = 0;
  while (value >= 1_024 && unit < BINARY_UNITS.length - 1) {
    value /= 1_024;
    unit += 1;
  }
  return `${cut(value, 1)} ${BINARY_UNITS[unit] ?? ''}`;
}

/** The time of day in the local zone, to the millisecond: `10:15:03.123`. Takes µs since the Unix epoch. */
export function formatTime(at: number): string {
  const date = new Date(Math.floor(at / MS));
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()]
    .map((part) => digits(part, 2))
    .join(':');
  return `${time}.${digits(date.getMilliseconds(), 3)}`;
}

/** Date and time in the local zone, to the microsecond: `2026-11-22 10:15:03.123456`. Takes µs since the Unix epoch. */
export function formatExactTime(at: number): string {
  const date = new Date(Math.floor(at / MS));
  const day = [digits(date.getFullYear(), 4), digits(date.getMonth() + 1, 2), digits(date.getDate(), 2)].join(
    '-',
  );
  return `${day} ${formatTime(at)}${digits(at - Math.floor(at / MS) * MS, 3)}`;
}

/** A length of time in µs for the eye: `850 µs`, `12.3 ms`, `4.2 s`, `2 min 5 s`, `1 h`, `2 d 4 h`. Cut, not rounded. */
export function formatDuration(microseconds: number): string {
  if (microseconds < MS) return `${Math.max(0, Math.floor(microseconds))} µs`;
  if (microseconds < SECOND) return `${cut(microseconds / MS, 1)} ms`;
  if (microseconds < MINUTE) return `${cut(microseconds / SECOND, 1)} s`;
  if (microseconds < HOUR) return inTwo(microseconds, MINUTE, 'min', SECOND, 's');
  if (microseconds < DAY) return inTwo(microseconds, HOUR, 'h', MINUTE, 'min');
  return inTwo(microseconds, DAY, 'd', HOUR, 'h');
}

function inTwo(
  microseconds: number,
  large: number,
  largeName: string,
  small: number,
  smallName: string,
): string {
  const rest = Math.floor((microseconds % large) / small);
  const whole = `${Math.floor(microseconds / large)} ${largeName}`;
  return rest === 0 ? whole : `${whole} ${rest} ${smallName}`;
}

/** Cut rather than rounded, so that 1023.99 KiB does not read as 1024 KiB, nor 59.99 s as 60 s. */
function cut(value: number, places: number): string {
  const scale = 10 ** places;
  return String(Math.floor(value * scale) / scale);
}

function digits(value: number, count: number): string {
  return String(value).padStart(count, '0');
}
