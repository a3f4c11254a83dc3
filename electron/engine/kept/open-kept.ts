import type { ParleyError } from '../../../shared/errors';
import { SETTINGS_CLOSE_MS } from '../../../shared/limits';
import type { KeptCaptures, KeptHistory, KeptLibrary, KeptWorkbench } from '../../../shared/model/kept';
import type { Clock } from '../clock';
import type { Keeper } from './kept-file';
import { KeptFolder } from './kept-folder';
import { capturesKind, historyKind, libraryKind, workbenchKind } from './kinds';
import { Problems } from './problems';

/** Everything that is kept between runs. */
export interface Kept {
  readonly workbench: Keeper<KeptWorkbench>;
  readonly library: Keeper<KeptLibrary>;
  readonly history: Keeper<KeptHistory>;
  readonly captures: Keeper<KeptCaptures>;
  /** What is wrong with it, for people to read. */
  problems(): readonly ParleyError[];
  /** Writes what changed within `limits.SETTINGS_CLOSE_MS` and gives the folder back; nothing is kept afterwards. */
  close(): Promise<void>;
}

/** What the kept files need of their engine. */
export interface KeptOptions {
  /** Where they are; `null` keeps nothing. */
  readonly folder: string | null;
  readonly clock: Clock;
  /** Called whenever the problems are others. */
  readonly problemsChanged: () => void;
}

/** Reads what an earlier run kept, and keeps what changes from now on. */
export function openKept({ folder, clock, problemsChanged }: KeptOptions): Kept {
  if (folder === null) return nothingKept;
  const problems = new Problems(problemsChanged);
  const place = new KeptFolder(folder, clock, problems);
  const kept = {
    workbench: place.open(workbenchKind),
    library: place.open(libraryKind),
    history: place.open(historyKind),
    captures: place.open(capturesKind),
  };
  place.begin();
  return {
    ...kept,
    problems: () => problems.list,
    close: () => within(SETTINGS_CLOSE_MS, place.close()),
  };
}

const forgetful: Keeper<never> = { initial: null, changed: () => undefined };

const nothingKept: Kept = {
  workbench: forgetful,
  library: forgetful,
  history: forgetful,
  captures: forgetful,
  problems: () => [],
  close: () => Promise.resolve(),
};

/** Resolves when the work is done, or when the time is over: what a disk does not take by then is lost. */
async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, over]);
  clearTimeout(timer);
}
