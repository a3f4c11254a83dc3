import { readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { LOCK_FILE } from '../capture/capture-folder';
import { MANIFEST_FILE } from '../capture/manifest';

const own = new RegExp(`^(\\d{8}\\.(index|payload)|(${MANIFEST_FILE}|${LOCK_FILE})(\\.new)?)$`);

/** Deletes a capture's files, and its folder unless somebody put other files there. Rejects with the system's error. */
export async function removeCapture(folder: string): Promise<void> {
  const names = await readdir(folder);
  // The manifest goes last: what is left by a program that was killed meanwhile is still known as a capture.
  const files = names.filter((name) => own.test(name)).sort(manifestLast);
  for (const name of files) await rm(join(folder, name), { force: true });
  if (files.length === names.length) await rmdir(folder);
}

function manifestLast(one: string, other: string): number {
  return Number(one === MANIFEST_FILE) - Number(other === MANIFEST_FILE);
}
