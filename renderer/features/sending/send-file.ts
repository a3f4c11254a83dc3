import type { Client } from '../../../shared/client';
import type { ParleyError } from '../../../shared/errors';
import { MAX_NAME_LENGTH, SEND_PIECE_BYTES } from '../../../shared/limits';
import type { Pace, SendTarget } from '../../../shared/model/sending';

/** A file to send, or a long text in the place of one. */
export interface FileToSend {
  readonly target: SendTarget;
  readonly name: string;
  readonly content: Blob;
  readonly pace: Pace;
}

/**
 * How handing a file to the engine ended. `handed`: whether all of it went out is told by its entry in the list of sendings.
 * `refused`: it never began. `unreadable`: the system did not give its bytes; `problem` has the browser's words.
 */
export type FileSent =
  | { readonly kind: 'handed' }
  | { readonly kind: 'refused'; readonly error: ParleyError }
  | { readonly kind: 'unreadable'; readonly problem: string };

/**
 * Streams a file to the engine, each piece read when the one before it was taken: a file of any size costs two pieces of
 * memory. A paused sending takes none, so this waits with it; one that is over ends it. Never rejects.
 */
export async function sendFile(client: Client, file: FileToSend): Promise<FileSent> {
  const { target, content, pace } = file;
  const name = file.name.slice(0, MAX_NAME_LENGTH);
  const begun = await client.call('sending.file', { target, name, bytes: content.size, pace });
  if (!begun.ok) return { kind: 'refused', error: begun.error };
  const { sending } = begun.value;
  for (let from = 0; from < content.size; from += SEND_PIECE_BYTES) {
    const data = await read(content.slice(from, from + SEND_PIECE_BYTES));
    if (typeof data === 'string') {
      await client.call('sending.stop', { sending });
      return { kind: 'unreadable', problem: data };
    }
    const taken = await client.call('sending.piece', { sending, data });
    if (!taken.ok) return { kind: 'handed' };
  }
  await client.call('sending.end', { sending });
  return { kind: 'handed' };
}

/** The bytes of a piece, or why the system does not give them: the file was changed, moved or deleted meanwhile. */
async function read(piece: Blob): Promise<Uint8Array | string> {
  try {
    return new Uint8Array(await piece.arrayBuffer());
  } catch (reason) {
    return reason instanceof Error ? reason.message : 'it could not be read';
  }
}
