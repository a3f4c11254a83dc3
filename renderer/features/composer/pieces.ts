import { SEND_PIECE_BYTES } from '../../../shared/limits';

/**
 * Cuts a message into what one call may carry, in order. Each piece is a copy: a transport that clones a view would
 * clone the whole message behind it.
 */
export function* piecesOf(message: Uint8Array, size: number = SEND_PIECE_BYTES): Generator<Uint8Array> {
  for (let from = 0; from < message.length; from += size) yield message.slice(from, from + size);
}
