import { readFileSync, statSync } from 'node:fs';
import { formatBytes } from '../../../shared/bytes/format';
import { SETTINGS_MAX_BYTES } from '../../../shared/limits';
import { decodeKept } from './decode-kept';
import { diskProblem } from './disk-problem';
import type { KeptKind } from './kept-kind';

/** What lies where a file is kept. `problem`: why it cannot be read, as the end of a sentence. */
export type Found<T> =
  | { readonly kind: 'none' }
  | { readonly kind: 'content'; readonly value: T }
  | { readonly kind: 'broken'; readonly problem: string };

/** Reads a kept file, at once: it happens once, at start. Changes nothing and never throws. */
export function readKept<T extends object>(kind: KeptKind<T>, path: string): Found<T> {
  try {
    const about = statSync(path);
    // A pipe would be waited for without end.
    if (!about.isFile()) return { kind: 'broken', problem: 'it is no file' };
    if (about.size > SETTINGS_MAX_BYTES) return { kind: 'broken', problem: tooLarge(about.size) };
    const decoded = decodeKept(kind, readFileSync(path));
    return decoded.ok
      ? { kind: 'content', value: decoded.value }
      : { kind: 'broken', problem: decoded.problem };
  } catch (cause) {
    return isMissing(cause) ? { kind: 'none' } : { kind: 'broken', problem: diskProblem(cause, path) };
  }
}

function tooLarge(size: number): string {
  return `it has ${formatBytes(size)}, and Parley reads at most ${formatBytes(SETTINGS_MAX_BYTES)}`;
}

/** Where its folder is a file, there is no file in it either. */
function isMissing(cause: unknown): boolean {
  const { code } = cause as { code?: string };
  return code === 'ENOENT' || code === 'ENOTDIR';
}
