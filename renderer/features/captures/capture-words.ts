import { formatBytes, formatExactTime } from '../../../shared/bytes/format';
import { explain } from '../../../shared/explanations';
import type { CaptureState, OpenedCapture, SavedCapture } from '../../../shared/model/capture';

const grouped = new Intl.NumberFormat('en');

/** `1 record`, `1,500 records`. */
export function countOf(count: number, noun: string): string {
  return `${grouped.format(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** When a run began: `2026-11-22 12:03:04`; its capture's name where that is not known. */
export function runTime({ startedAt, name }: Pick<SavedCapture, 'startedAt' | 'name'>): string {
  return startedAt === null ? name : formatExactTime(startedAt).slice(0, 'YYYY-MM-DD hh:mm:ss'.length);
}

/** What became of the run of a capture, and what that means for it. */
export const endingWords: Readonly<
  Record<SavedCapture['ending'], { readonly name: string; readonly explains: string }>
> = {
  clean: { name: 'Ended in order', explains: 'Everything that it captured is on disk.' },
  interrupted: {
    name: 'Interrupted',
    explains: 'Its Parley ended without closing it. All but the last 0.1 s before that is on disk.',
  },
  'in-use': { name: 'In use', explains: 'Another Parley is writing it now.' },
};

/** How far time stamps may be off, from µs, never better than it is: `± 0.3 ms`. */
export function stampErrorText(us: number): string {
  return `± ${Math.max(0.1, Math.ceil(us / 100) / 10)} ms`;
}

/** Why {@link stampErrorText} is not zero. */
export const stampErrorExplained =
  'A byte is stamped when Parley reads it; while Parley is busy, it waits. ' +
  'In the last seconds 99 of 100 waits were no longer than this, as Parley measured it.';

/** Trouble with capturing, in words: what it is, and what it costs so far. */
export interface Trouble {
  readonly title: string;
  readonly words: string;
  /** Grows all the time: for the eye, not to be read out. */
  readonly cost: string | null;
}

/** What is wrong with the capture of this run, or `null` while it captures. */
export function troubleOf(state: CaptureState): Trouble | null {
  switch (state.kind) {
    case 'capturing':
      return null;
    case 'stalled':
      return {
        title: 'The disk is behind',
        words: 'Reading and sending wait for it; nothing is lost.',
        cost: state.behind === 0 ? null : `${formatBytes(state.behind)} wait to be written.`,
      };
    case 'suspended': {
      const { sentence, next } = explain(state.why);
      const since = formatExactTime(state.since).slice('YYYY-MM-DD '.length, 'YYYY-MM-DD hh:mm:ss'.length);
      return {
        title: `Not capturing since ${since}`,
        words: `${sentence} Traffic goes on, uncaptured. ${next}`,
        cost: `Not captured: ${formatBytes(state.bytes)} in ${countOf(state.records, 'record')}.`,
      };
    }
  }
}

/**
 * The capture that the last run left behind without closing it, to be offered: `null` when the last run that is over
 * ended in order, so that an old one is not offered forever, or when it is open already.
 */
export function leftBehind(saved: readonly SavedCapture[]): SavedCapture | null {
  const over = saved.filter(({ ending }) => ending !== 'in-use');
  const last = over.reduce<SavedCapture | null>(
    (latest, each) => ((each.startedAt ?? 0) >= (latest?.startedAt ?? 0) ? each : latest),
    null,
  );
  return last?.ending === 'interrupted' && last.opened === null ? last : null;
}

/** The facts of an opened capture: how much it holds, and what is missing in it. */
export function factsOf({ first, next, damaged }: OpenedCapture): readonly string[] {
  return [
    countOf(next - first, 'record'),
    ...(first > 0 ? [`${countOf(first, 'older record')} dropped while it was written`] : []),
    ...(damaged > 0 ? [`${countOf(damaged, 'record')} damaged on disk`] : []),
  ];
}
