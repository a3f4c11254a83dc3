/** Characters that some system forbids in a file's name, controls and invisible ones included, and dots at its beginning. */
const FORBIDDEN = /[<>:"/\\|?*\p{Cc}\p{Cf}]|^\.+/gu;
const MICROSECONDS = 1_000;

/** A file's name: what it holds, the local time (µs since the Unix epoch) to the second, and the extension. Safe on every system. */
export function suggestName(subject: string, at: number, extension: string): string {
  const safe = subject
    .replace(FORBIDDEN, '_')
    .trim()
    .replace(/[. ]+$/, '');
  return `${safe === '' ? 'Parley' : safe} ${timeOf(at)}.${extension}`;
}

/** `2026-11-22 12-31-34`: Windows allows no colon in a name. */
function timeOf(at: number): string {
  const date = new Date(at / MICROSECONDS);
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(two).join('-');
  return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join('-')}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
