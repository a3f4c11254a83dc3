/** Where a text that a person typed is wrong, as an index in UTF-16 units, and how: the end of a sentence, without its point. */
export interface Fault {
  readonly position: number;
  readonly problem: string;
}

/** What was understood, or where it is wrong. */
export type Reading<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault };

export function read<T>(value: T): Reading<T> {
  return { ok: true, value };
}

/** A reading that failed. */
export function wrong(position: number, problem: string): Reading<never> {
  return { ok: false, fault: { position, problem } };
}
