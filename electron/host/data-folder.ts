import { posix, win32 } from 'node:path';

/** What the platform says of where a program keeps its files. */
export interface Platform {
  readonly name: NodeJS.Platform;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * The folder for what Parley stores, by each platform's custom: XDG Base Directory Specification, Apple's File System
 * Programming Guide, Windows' known folder LocalAppData. A variable that names no absolute path does not count.
 */
export function dataFolder({ name, home, env }: Platform): string {
  if (name === 'win32')
    return win32.join(absolute(env['LOCALAPPDATA'], win32) ?? win32.join(home, 'AppData', 'Local'), 'Parley');
  if (name === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Parley');
  return posix.join(absolute(env['XDG_DATA_HOME'], posix) ?? posix.join(home, '.local', 'share'), 'parley');
}

function absolute(path: string | undefined, of: typeof posix): string | null {
  return path !== undefined && of.isAbsolute(path) ? path : null;
}
