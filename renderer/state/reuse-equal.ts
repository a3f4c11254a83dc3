/**
 * Returns `previous` wherever `next` says the same, part by part, so that identity tells what changed.
 * For plain data out of a transport: objects, arrays, primitives; no cycles.
 */
export function reuseEqual<T>(previous: unknown, next: T): T {
  if (Object.is(previous, next)) return next;
  if (Array.isArray(previous) && Array.isArray(next)) {
    const merged = next.map((item: unknown, index) => reuseEqual(previous[index] as unknown, item));
    const same = merged.length === previous.length && merged.every((item, index) => item === previous[index]);
    return (same ? previous : merged) as T;
  }
  if (!isPlain(previous) || !isPlain(next)) return next;
  const keys = Object.keys(next);
  const merged: Record<string, unknown> = {};
  for (const key of keys) merged[key] = reuseEqual(previous[key], next[key]);
  const same =
    keys.length === Object.keys(previous).length &&
    keys.every((key) => Object.hasOwn(previous, key) && Object.is(merged[key], previous[key]));
  return (same ? previous : merged) as T;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
