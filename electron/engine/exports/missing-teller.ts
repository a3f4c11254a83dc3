import type { RecordWriter } from './formats/record-writer';

/** Tells a writer which records are not there. */
export interface MissingTeller {
  /** A record comes next. */
  before(seq: number): void;
  /** No more come of those before `next`. */
  end(next: number): void;
}

/** Looks for gaps among the records `from … to - 1`. */
export function missingTeller(writer: RecordWriter, from: number, to: number): MissingTeller {
  let expected = from;
  const skipTo = (seq: number): void => {
    if (seq > expected) writer.missing(expected, seq - expected);
    expected = Math.max(expected, seq);
  };
  return {
    before(seq) {
      skipTo(Math.min(seq, to));
      if (seq === expected) expected += 1;
    },
    end: (next) => skipTo(Math.min(next, to)),
  };
}
