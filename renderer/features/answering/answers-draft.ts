import { DELAY_MAX_MS } from '../../../shared/limits';
import type { Answering } from '../../../shared/model/responder';
import { createDraftReader, type ReadDraft } from './draft-reader';

/** How replies go out, as it is typed. */
export interface AnswersDraft {
  readonly least: string;
  /** Empty: as long as `least`. */
  readonly most: string;
  /** Bytes a second; empty: no limit. */
  readonly rate: string;
  /** Messages; empty: the connection stays. */
  readonly after: string;
  readonly by: 'close' | 'reset';
}

type AnswersField = 'least' | 'most' | 'rate' | 'after';
/** How replies go out, or what is wrong. */
export type ReadAnswers = ReadDraft<Answering, AnswersField>;

/** The fields of settings that there are; a setting that is off has an empty field. */
export function answersDraftOf({ delay, bytesPerSecond, ending }: Answering): AnswersDraft {
  const { least, most } = delay;
  return {
    least: most === 0 ? '' : String(least),
    most: most === least ? '' : String(most),
    rate: bytesPerSecond === null ? '' : String(bytesPerSecond),
    after: ending === null ? '' : String(ending.after),
    by: ending?.by ?? 'close',
  };
}

/** Reads the fields. */
export function readAnswers(draft: AnswersDraft): ReadAnswers {
  const read = createDraftReader<AnswersField>();
  const least = read.whole('least', draft.least, 'The delay', 0, DELAY_MAX_MS) ?? 0;
  const most = read.whole('most', draft.most, 'The longest delay', 0, DELAY_MAX_MS) ?? least;
  if (most < least) read.refuse('most', 'Make it at least as long as the first delay, or leave it empty.');
  const rate = read.whole('rate', draft.rate, 'The rate', 1, Number.MAX_SAFE_INTEGER);
  const after = read.whole('after', draft.after, 'The number of messages', 1, Number.MAX_SAFE_INTEGER);
  return read.end(() => ({
    delay: { least, most },
    bytesPerSecond: rate,
    ending: after === null ? null : { after, by: draft.by },
  }));
}
