import type { Client } from '../../../shared/client';
import { succeed, type Outcome, type ParleyError } from '../../../shared/errors';
import { LIBRARY_BATCH, WINDOW_MAX_ROWS } from '../../../shared/limits';
import type { SavedContent } from '../../../shared/model/library';

/** Keeps many entries, some at a time; `progress` is told how many are kept. Ends at the first failure: what was added stays. */
export async function addAll(
  client: Client,
  saved: readonly SavedContent[],
  progress: (added: number) => void,
): Promise<{ readonly added: number; readonly error: ParleyError | null }> {
  let added = 0;
  while (added < saved.length) {
    const batch = saved.slice(added, added + LIBRARY_BATCH);
    const outcome = await client.call('library.add', { saved: batch });
    if (!outcome.ok) return { added, error: outcome.error };
    added += batch.length;
    progress(added);
  }
  return { added, error: null };
}

/** The whole library, by name. */
export async function readAll(client: Client): Promise<Outcome<readonly SavedContent[]>> {
  const all: SavedContent[] = [];
  for (;;) {
    const outcome = await client.call('library.find', {
      words: '',
      tag: null,
      from: all.length,
      count: WINDOW_MAX_ROWS,
    });
    if (!outcome.ok) return outcome;
    const { rows, total } = outcome.value;
    all.push(...rows);
    if (rows.length === 0 || all.length >= total) return succeed(all);
  }
}

/** Has the browser keep a text as a file, where it keeps downloads or asks. */
export function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
