/** A list in which the item at `at` has moved by one place; the same list where there is no such item, or no such place ahead. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): readonly T[] {
  const item = list[at];
  return item === undefined || at + by < 0 ? list : list.toSpliced(at, 1).toSpliced(at + by, 0, item);
}
