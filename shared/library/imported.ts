import type { SavedContent } from '../model/library';

/** What was not taken from a file as it stands there. */
export interface ImportProblem {
  /** Number of the entry in the file, from 1; `null`: the file itself. */
  readonly entry: number | null;
  /** `left-out`: it was not imported. `changed`: it was, and lacks something. */
  readonly outcome: 'left-out' | 'changed';
  /** One sentence, or two. */
  readonly problem: string;
}

/** What a file held. */
export interface Imported {
  readonly saved: readonly SavedContent[];
  readonly problems: readonly ImportProblem[];
}

/** A file of which nothing could be taken. */
export function nothingImported(problem: string): Imported {
  return { saved: [], problems: [{ entry: null, outcome: 'left-out', problem }] };
}
