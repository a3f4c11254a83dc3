import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CAPTURE_MAX_DISK_BYTES, CAPTURE_MIN_DISK_BYTES } from '../../../shared/limits';

const FORMAT = 1;

/**
 * How many bytes of disk a capture may take, as it was set in this or an earlier run; `null` where nothing was set. A file that is
 * not understood is set aside, so that what was in it is not lost when the next one is written.
 */
export async function readLimit(path: string): Promise<number | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  const maxBytes = limitIn(text);
  if (maxBytes === null) await rename(path, `${path}.broken`).catch(() => undefined);
  return maxBytes;
}

/** Writes it for the runs to come, in one step: nobody ever reads half a file. Rejects with the system's error. */
export async function writeLimit(path: string, maxBytes: number): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const next = `${path}.${process.pid}.new`;
  await writeFile(next, `${JSON.stringify({ format: FORMAT, maxBytes })}\n`);
  await rename(next, path);
}

function limitIn(text: string): number | null {
  try {
    const { format, maxBytes } = JSON.parse(text) as { format?: unknown; maxBytes?: unknown };
    if (format !== FORMAT || typeof maxBytes !== 'number' || !Number.isSafeInteger(maxBytes)) return null;
    return maxBytes >= CAPTURE_MIN_DISK_BYTES && maxBytes <= CAPTURE_MAX_DISK_BYTES ? maxBytes : null;
  } catch {
    return null;
  }
}
