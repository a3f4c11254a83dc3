import type { Client } from '../../../shared/client';
import type { FilterId } from '../../../shared/model/criteria';
import { WINDOW_MAX_ROWS } from '../../../shared/limits';
import { createPullLoop } from '../../state/pull-loop';
import { reuseEqual } from '../../state/reuse-equal';
import { createListeners } from '../../state/listeners';

/** Bytes of a record that match: `[start, end)`, in order. */
type Ranges = readonly (readonly [number, number])[];

/** Where the records on screen match. */
export type MatchMarks = ReadonlyMap<number, Ranges>;

/** The records on screen, and what they are looked at with. */
interface Sight {
  readonly filter: FilterId;
  readonly seqs: readonly number[];
  /** Matches that the filter has found: with more of them a record may match that did not, where the next one goes on with it. */
  readonly matches: number;
}

/** Pulls where the rows on screen match, and keeps no more than that. An external store of React. */
export interface MatchMarksStore {
  current(): MatchMarks;
  subscribe(listener: () => void): () => void;
  /** Says what is on screen; a later wish replaces one that is not under way yet. `null`: nothing is looked for. */
  want(sight: Sight | null): void;
}

export function createMatchMarks(client: Client): MatchMarksStore {
  const listeners = createListeners();
  let marks: MatchMarks = new Map();
  let wanted: Sight | null = null;
  /** What `marks` were pulled for. */
  let pulled: Sight | null = null;

  const loop = createPullLoop(async () => {
    const sight = wanted;
    if (sight === null || sight.seqs.length === 0 || isCovered(sight)) return;
    const outcome = await client.call('filter.marks', {
      filter: sight.filter,
      seqs: sight.seqs.slice(0, WINDOW_MAX_ROWS),
    });
    if (!outcome.ok || wanted === null) return;
    pulled = sight;
    publish(new Map(outcome.value.marks.map(({ seq, ranges }) => [seq, reuseEqual(marks.get(seq), ranges)])));
  });

  function isCovered({ filter, seqs, matches }: Sight): boolean {
    if (pulled?.filter !== filter || pulled.matches !== matches) return false;
    const known = new Set(pulled.seqs);
    return seqs.every((seq) => known.has(seq));
  }

  function publish(next: MatchMarks): void {
    marks = next;
    listeners.tell();
  }

  return {
    current: () => marks,
    subscribe: listeners.subscribe,
    want(sight) {
      wanted = sight;
      if (sight !== null) return loop.request();
      pulled = null;
      if (marks.size > 0) publish(new Map());
    },
  };
}
