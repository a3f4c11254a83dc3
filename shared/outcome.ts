import type { ErrorCode, ErrorDetails, Outcome, ParleyError } from './errors';

/** Makes an error value. */
export function errorOf<C extends ErrorCode>(code: C, details: ErrorDetails<C>): ParleyError {
  return { code, details } as ParleyError;
}

/** A successful outcome with its value. */
export function succeed<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

/** A failed outcome with its error made in place. */
export function fail<C extends ErrorCode>(code: C, details: ErrorDetails<C>): Outcome<never> {
  return { ok: false, error: errorOf(code, details) };
}
