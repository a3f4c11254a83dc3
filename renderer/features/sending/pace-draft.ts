import { SEND_PIECE_BYTES } from '../../../shared/limits';
import type { Pace } from '../../../shared/model/sending';
import { readWhole } from './whole-number';

/** How fast a file goes out, as it was typed. */
export interface PaceDraft {
  readonly chunk: string;
  /** Empty: as fast as the peer reads. */
  readonly rate: string;
}

/** Large enough for the speed of any link, small enough to see it move. */
export const firstPace: PaceDraft = { chunk: '65536', rate: '' };

/** A pace, or which field is wrong and why. */
export type ReadPace =
  | { readonly kind: 'ready'; readonly pace: Pace }
  | { readonly kind: 'wrong'; readonly field: keyof PaceDraft; readonly problem: string };

/** Reads the fields. */
export function readPace(draft: PaceDraft): ReadPace {
  const chunk = readWhole(draft.chunk, 'The chunk size', 1, SEND_PIECE_BYTES);
  if (chunk.kind === 'empty')
    return { kind: 'wrong', field: 'chunk', problem: 'Type how many bytes are sent at a time.' };
  if (chunk.kind === 'wrong') return { ...chunk, field: 'chunk' };
  const rate = readWhole(draft.rate, 'The rate', 1, Number.MAX_SAFE_INTEGER);
  if (rate.kind === 'wrong') return { ...rate, field: 'rate' };
  return {
    kind: 'ready',
    pace: { chunk: chunk.value, bytesPerSecond: rate.kind === 'number' ? rate.value : null },
  };
}
