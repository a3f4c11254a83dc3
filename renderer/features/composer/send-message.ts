import { succeed, type Outcome } from '../../../shared/errors';
import { piecesOf } from './pieces';

/**
 * Sends one piece; settles when the engine took it (which, with a full queue, is when the peer has read enough), and at
 * once when `signal` is aborted.
 */
export type SendPiece = (piece: Uint8Array, signal: AbortSignal) => Promise<Outcome<unknown>>;

/**
 * Sends a message piece after piece, so that a large one is never in flight as a whole. Ends at the first failure, and
 * when `signal` is aborted (the piece under way may still go out); `progress` is told how many bytes the engine has taken so far.
 */
export async function sendMessage(
  message: Uint8Array,
  sendPiece: SendPiece,
  progress: (taken: number) => void,
  signal: AbortSignal,
): Promise<Outcome<{ readonly taken: number }>> {
  let taken = 0;
  for (const piece of piecesOf(message)) {
    if (signal.aborted) break;
    const outcome = await sendPiece(piece, signal);
    if (signal.aborted) break;
    if (!outcome.ok) return outcome;
    taken += piece.length;
    progress(taken);
  }
  return succeed({ taken });
}
