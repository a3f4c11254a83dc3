import { join } from 'node:path';
import type { KeptCaptures } from '../../../shared/model/kept';
import { capturesKind } from '../kept/kinds';
import { readKept } from '../kept/read-kept';

/**
 * The limit on disk as an older Parley kept it, in a file among the captures: it counts until another one is kept with the other
 * settings. The file is read and never written; `null` where there is none, or none that can be read.
 */
export function olderLimit(folder: string): KeptCaptures | null {
  const found = readKept(capturesKind, join(folder, 'captures.json'));
  return found.kind === 'content' ? found.value : null;
}
