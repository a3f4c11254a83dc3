import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CAPTURE_ALIVE_MS } from '../../../shared/limits';
import { LOCK_FILE } from '../capture/capture-folder';
import type { Clock } from '../clock';
import { holderOf, isRunning } from '../lock-holder';

/**
 * True while a program writes the capture: its lock names a process that runs, and gave a sign of life not long ago. Both are
 * asked, since numbers of processes are used again, and a program that was killed leaves its lock behind.
 */
export async function isInUse(folder: string, clock: Clock): Promise<boolean> {
  const path = join(folder, LOCK_FILE);
  const facts = await stat(path).catch(() => null);
  if (facts === null || clock() / 1_000 - facts.mtimeMs > CAPTURE_ALIVE_MS) return false;
  const holder = holderOf(await readFile(path, 'utf8').catch(() => ''));
  return holder === null || isRunning(holder.pid);
}
