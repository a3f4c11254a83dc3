/** What is wrong with a source, and where in it: characters `start … end - 1` (UTF-16 units). `problem`: a phrase without a full stop. */
export interface Fault {
  readonly start: number;
  readonly end: number;
  readonly problem: string;
}

/** What making something of a source came to. */
export type Understood<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault };
