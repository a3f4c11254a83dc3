import type { Outcome } from '../errors';
import type { Framing } from '../model/framing';
import type { Framer } from './framer';

/** A way to make framers, one for each direction of each connection. */
export type MakeFramer = () => Framer;

/** Checks a framing; `invalid_framing` says what is wrong with it. `none` makes each chunk a frame. */
export function framerOf(framing: Framing): Outcome<MakeFramer> {
  throw new Error(`not built yet: ${framing.kind}`);
}
