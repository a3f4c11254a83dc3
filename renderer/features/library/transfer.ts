import type { Client } from '../../../shared/client';
import { succeed, type Outcome, type ParleyError } from '../../../shared/errors';
import {
  LIBRARY_BATCH,
  SEQUENCE_MAX_LENGTH,
  SEQUENCE_MAX_STEPS,
  WINDOW_MAX_ROWS,
} from '../../../shared/limits';
import type { SavedContent } from '../../../shared/model/library';

/** Keeps many entries, some at a time; `progress` is told how many are kept. Ends at the first failure: what was added stays. */
export async function addAll(
  client: Client,
  saved: readonly SavedContent[],
  progress: (added: number) => void,
): Promise<{ readonly added: number; readonly error: ParleyError | null }> {
  let added = 0;
  while (added < saved.length) {
    const batch = saved.slice(added, added + batchSize(saved, added));
    const outcome = await client.call('library.add', { saved: batch });
    if (!outcome.ok) return { added, error: outcome.error };
    added += batch.length;
    progress(added);
  }
  return { added, error: null };
}

/** How many entries from one on travel in one request: it has room for one sequence of full size at least. */
function batchSize(saved: readonly SavedContent[], from: number): number {
  let size = 0;
  let steps = 0;
  let length = 0;
  for (const { content } of saved.slice(from, from + LIBRARY_BATCH)) {
    const messages =
      content.kind === 'message' ? [content.message] : content.sequence.steps.map(({ message }) => message);
    steps += messages.length;
    length += messages.reduce((sum, { source }) => sum + source.length, 0);
    if (size > 0 && (steps > SEQUENCE_MAX_STEPS || length > SEQUENCE_MAX_LENGTH)) break;
    size += 1;
  }
  return size;
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
