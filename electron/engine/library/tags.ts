import { LIBRARY_LISTED_TAGS } from '../../../shared/limits';
import type { Entry } from './entry';

/** The tags of some entries, each once, in alphabetical order; of too many, those of the most entries. */
export function tagsOf(entries: readonly Entry[], most = LIBRARY_LISTED_TAGS): string[] {
  const counts = new Map<string, number>();
  for (const { saved } of entries) for (const tag of saved.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  const mostUsed = [...counts].sort(([, one], [, other]) => other - one).slice(0, most);
  return mostUsed.map(([tag]) => tag).sort(tags.compare);
}

const tags = new Intl.Collator('und', { numeric: true });
