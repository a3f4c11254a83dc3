import type { Outcome } from '../errors';
import type { Matching } from '../model/matching';

/** Where it fits, and what it captured. Offsets in bytes of the input. */
export interface Match {
  readonly start: number;
  readonly end: number;
  /** Bytes of a group by its number (`0`: all of it) or name; `null` for a group that there is not, or that took no part. */
  group(name: string): Uint8Array | null;
}

/** A condition that is ready to be tried. */
export interface CompiledMatching {
  /** In a few words, for the log: `contains “OK”`. */
  readonly words: string;
  /** Its groups by number and name. */
  readonly groups: readonly string[];
  /** Takes time in proportion to the input, whatever the pattern. `null` when it does not fit. */
  match(input: Uint8Array): Match | null;
}

/** Makes a condition ready; `invalid_pattern` says what is wrong with it, and where. */
export function compileMatching(matching: Matching): Outcome<CompiledMatching> {
  throw new Error(`not built yet: ${matching.by}`);
}
