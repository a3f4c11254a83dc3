import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CAPTURE_ALIVE_MS } from '../../../shared/limits';
import { LOCK_FILE } from '../capture/capture-folder';
import type { Clock } from '../clock';

/**
 * True while a program writes the capture: its lock names a process that runs, and gave a sign of life not long ago. Both are
 * asked, since numbers of processes are used again, and a program that was killed leaves its lock behind.
 */
export async function isInUse(folder: string, clock: Clock): Promise<boolean> {
  const path = join(folder, LOCK_FILE);
  const facts = await stat(path).catch(() => null);
  if (facts === null || clock() / 1_000 - facts.mtimeMs > CAPTURE_ALIVE_MS) return false;
  const pid = pidOf(await readFile(path, 'utf8').catch(() => ''));
  return pid === null || isRunning(pid);
}

function pidOf(text: string): number | null {
  try {
    const { pid } = JSON.parse(text) as { pid?: unknown };
    return Number.isSafeInteger(pid) && (pid as number) > 0 ? (pid as number) : null;
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    // Signal 0 asks and does nothing (kill(2)).
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as { code?: string }).code === 'EPERM';
  }
}
