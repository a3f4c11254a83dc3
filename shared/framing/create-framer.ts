import { fail, succeed, type Outcome } from '../errors';
import { compileMessage } from '../message/compile-message';
import type { Framing } from '../model/framing';
import { delimiterFramer } from './delimiter';
import { fixedFramer } from './fixed';
import type { Framer } from './framer';
import { idleFramer } from './idle';
import { lengthFramer } from './length-prefix';
import { chunkFramer } from './none';

/** A way to make framers, one for each direction of each connection. */
export type MakeFramer = () => Framer;

/** Checks a framing; `invalid_framing` says what is wrong with it. `none` makes each chunk a frame. */
export function framerOf(framing: Framing): Outcome<MakeFramer> {
  switch (framing.kind) {
    case 'none':
      return succeed(() => chunkFramer());
    case 'fixed':
      return succeed(() => fixedFramer(framing.length));
    case 'idle':
      return succeed(() => idleFramer(framing));
    case 'length':
      return byLength(framing);
    case 'delimiter':
      return byDelimiter(framing);
  }
}

/**
 * What frames the bytes behind missing ones. Where lengths tell the frames, nobody can tell where the next one begins, and all
 * are `lost`.
 */
export function framerBehindGap(framing: Framing, make: MakeFramer): Framer {
  return framing.kind === 'length' || framing.kind === 'fixed' ? chunkFramer('lost') : make();
}

function byLength(framing: Extract<Framing, { kind: 'length' }>): Outcome<MakeFramer> {
  const { offset, width, most } = framing;
  const header = offset + width;
  if (header > most) {
    const problem = `the length field ends at byte ${header}, but a frame may have ${most} at most`;
    return fail('invalid_framing', { part: 'offset', problem });
  }
  return succeed(() => lengthFramer(framing));
}

function byDelimiter(framing: Extract<Framing, { kind: 'delimiter' }>): Outcome<MakeFramer> {
  const { mode, delimiter: source, keep, most } = framing;
  const understood = compileMessage({ mode, source, encoding: 'utf-8', ending: 'none' });
  if (!understood.ok)
    return fail('invalid_framing', { part: 'delimiter', problem: understood.fault.problem });
  const delimiter = understood.value.constant;
  const problem = problemWith(delimiter, most);
  if (delimiter === null || problem !== null)
    return fail('invalid_framing', { part: 'delimiter', problem: problem ?? '' });
  return succeed(() => delimiterFramer({ delimiter, keep, most }));
}

function problemWith(delimiter: Uint8Array | null, most: number): string | null {
  if (delimiter === null) return 'it holds a variable, but must be the same bytes each time';
  if (delimiter.length === 0) return 'it is empty';
  if (delimiter.length <= most) return null;
  return `it has ${delimiter.length} bytes, but a frame may have ${most} at most`;
}
