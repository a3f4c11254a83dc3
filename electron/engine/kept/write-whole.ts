import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SETTINGS_PIECE_LENGTH } from '../../../shared/limits';

/** Only their owner reads settings: messages may hold passwords. */
const OWNER_ONLY = 0o600;

/**
 * Puts a text in the place of a file at once: whoever reads it, also after a power failure, finds the old or the new one, never
 * a part. The folder is made where it is missing. `too-large`: nothing was changed, because it takes more than `maxBytes`.
 * Rejects with the system's error; nothing was changed then either.
 */
export async function writeWhole(
  path: string,
  pieces: Iterable<string>,
  maxBytes: number,
): Promise<'written' | 'too-large'> {
  await mkdir(dirname(path), { recursive: true });
  const beside = `${path}.new`;
  try {
    const fits = await writeAll(beside, pieces, maxBytes);
    if (fits) await rename(beside, path);
    else await rm(beside, { force: true });
    return fits ? 'written' : 'too-large';
  } catch (cause) {
    // What is left of it takes the room that a full disk has not got.
    await rm(beside, { force: true }).catch(() => undefined);
    throw cause;
  }
}

async function writeAll(path: string, pieces: Iterable<string>, maxBytes: number): Promise<boolean> {
  const file = await open(path, 'w', OWNER_ONLY);
  try {
    const fits = await writePieces(file, pieces, maxBytes);
    // A file that is renamed before its bytes are on the disk may be empty after a power failure.
    if (fits) await file.datasync();
    return fits;
  } finally {
    await file.close();
  }
}

/** Waits for the disk between two parts, so that making the text never holds up the sockets for long. */
async function writePieces(file: FileHandle, pieces: Iterable<string>, maxBytes: number): Promise<boolean> {
  let left = maxBytes;
  for (const part of parts(pieces)) {
    const bytes = Buffer.from(part);
    left -= bytes.length;
    if (left < 0) return false;
    await file.writeFile(bytes);
  }
  return true;
}

function* parts(pieces: Iterable<string>): Generator<string, void> {
  let part = '';
  for (const piece of pieces) {
    part += piece;
    if (part.length < SETTINGS_PIECE_LENGTH) continue;
    yield part;
    part = '';
  }
  if (part !== '') yield part;
}
