import { lstat, rename } from 'node:fs/promises';
import { join } from 'node:path';

const MAX_TRIES = 1_000;

/**
 * Gives `<name>.json` of a folder another name, which is returned: `<name>.broken-20261122-163005.json`, in UTC, or with `-2`,
 * `-3` … where that is taken. `at`: µs since the Unix epoch. `null` where there is nothing to rename (any more); otherwise
 * rejects with the system's error.
 */
export async function setAside(folder: string, name: string, at: number): Promise<string | null> {
  const time = new Date(Math.floor(at / 1_000))
    .toISOString()
    .replace(/[-:]|\..*/g, '')
    .replace('T', '-');
  for (let n = 1; n <= MAX_TRIES; n += 1) {
    const to = join(folder, `${name}.broken-${time}${n === 1 ? '' : `-${n}`}.json`);
    // Renaming would put it in the place of a file that was set aside before.
    if (await exists(to)) continue;
    return (await moved(join(folder, `${name}.json`), to)) ? to : null;
  }
  throw Object.assign(new Error(`Too many broken files in ${folder}`), { code: 'EEXIST', syscall: 'rename' });
}

async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null)) !== null;
}

async function moved(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (cause) {
    if ((cause as { code?: string }).code === 'ENOENT') return false;
    throw cause;
  }
}
