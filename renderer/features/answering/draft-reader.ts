import { readWhole } from '../sending/whole-number';

/** What is wrong, by field: one sentence each. */
export type Problems<F extends string> = Readonly<Partial<Record<F, string>>>;

/** What typed fields come to: settings, or what is wrong with which of them. */
export type ReadDraft<T, F extends string> =
  { readonly kind: 'ready'; readonly value: T } | { readonly kind: 'wrong'; readonly problems: Problems<F> };

/** Reads the fields of a form one by one and gathers what is wrong, so that all of it is told at once. */
export interface DraftReader<F extends string> {
  /** A whole number; `null` for a field that is empty or wrong. `what` begins the sentence of a fault. */
  whole(field: F, text: string, what: string, least: number, most: number): number | null;
  /** The same where something must be typed. */
  required(field: F, text: string, what: string, least: number, most: number): number | null;
  /** Tells what else is wrong with a field. The first problem of a field stays. */
  refuse(field: F, problem: string): void;
  /** What came of it; `value` is asked only where nothing is wrong. */
  end<T>(value: () => T): ReadDraft<T, F>;
}

export function createDraftReader<F extends string>(): DraftReader<F> {
  const problems: Partial<Record<F, string>> = {};

  function refuse(field: F, problem: string): void {
    problems[field] ??= problem;
  }

  function whole(field: F, text: string, what: string, least: number, most: number): number | null {
    const read = readWhole(text, what, least, most);
    if (read.kind === 'wrong') refuse(field, read.problem);
    return read.kind === 'number' ? read.value : null;
  }

  return {
    whole,
    required(field, text, what, least, most) {
      if (text.trim() === '') refuse(field, `${what} is missing.`);
      return whole(field, text, what, least, most);
    },
    refuse,
    end(value) {
      return Object.keys(problems).length === 0
        ? { kind: 'ready', value: value() }
        : { kind: 'wrong', problems };
    },
  };
}
