/** The numbers of the segments whose index is among the names of a capture's files, in rising order. */
export function segmentNumbers(names: readonly string[]): number[] {
  const numbers = names.map((name) => Number(/^(\d{8})\.index$/.exec(name)?.[1] ?? 0));
  return numbers.filter((number) => number > 0).sort((one, other) => one - other);
}
