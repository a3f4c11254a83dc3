/** A number that a person typed: `empty` where a field may be left so, and else the number or what is wrong in a sentence. */
export type Typed =
  | { readonly kind: 'empty' }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'wrong'; readonly problem: string };

/** Reads a whole number; spaces, commas and underscores between its digits are allowed. `what` begins the sentence of a fault. */
export function readWhole(text: string, what: string, least: number, most: number): Typed {
  const digits = text.replace(/[\s,_]/g, '');
  if (digits === '') return { kind: 'empty' };
  const value = /^\d{1,15}$/.test(digits) ? Number(digits) : NaN;
  if (value >= least && value <= most) return { kind: 'number', value };
  const range =
    most >= Number.MAX_SAFE_INTEGER
      ? `of at least ${least.toLocaleString('en')}`
      : `from ${least.toLocaleString('en')} to ${most.toLocaleString('en')}`;
  return { kind: 'wrong', problem: `${what} must be a whole number ${range}.` };
}
