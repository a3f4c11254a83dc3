import type { CompiledMessage } from '../../../shared/message/compile-message';
import type { Surroundings } from '../../../shared/message/surroundings';
import type { Repetition } from '../../../shared/model/sending';
import type { Clock } from '../clock';
import { Histogram } from '../statistics/histogram';
import type { Recipients } from './recipients';
import { Schedule, type Turn } from './schedule';
import type { Ticker } from './ticker';
import type { Report, Work } from './work';

/** What a repetition needs. */
export interface RepeatParts {
  readonly message: CompiledMessage;
  readonly repetition: Repetition;
  readonly recipients: Recipients;
  readonly surroundings: Surroundings;
  readonly clock: Clock;
  readonly ticker: Ticker;
}

/** Sends a message again and again at its times. While the one before waits for its peer nothing is sent: that one is late then. */
export function repeatWork(
  { message, repetition, recipients, surroundings, clock, ticker }: RepeatParts,
  report: Report,
): Work {
  const late = new Histogram();
  let skipped = 0;
  let sends = 0;
  let schedule = new Schedule(clock(), repetition);
  let cancel = waitFor(schedule.first());
  const stopWatching = recipients.onEnd((error) => report.failed(error));

  function waitFor(turn: Turn): () => void {
    return ticker.at(turn.due, () => {
      if (recipients.ready) serve(turn);
      else cancel = recipients.whenReady(() => serve(turn));
    });
  }

  function serve(turn: Turn): void {
    const bytes = message.render(surroundings);
    const now = clock();
    // The first one after the start, or after a pause, has no time to keep.
    if (turn.index > 0) late.add(now - turn.due);
    const sent = recipients.send(bytes);
    const next = schedule.after(turn, now);
    cancel = waitFor(next);
    if (sent.ok) {
      sends += 1;
      report.sent(bytes.length);
      if (sends === repetition.count) report.finished();
    } else if (recipients.lasting) report.missed(1);
    else report.failed(sent.error);
  }

  function rest(): void {
    cancel();
    skipped += schedule.skipped;
  }

  return {
    pause: rest,
    resume() {
      schedule = new Schedule(clock(), repetition);
      cancel = waitFor(schedule.first());
    },
    end() {
      cancel();
      stopWatching();
    },
    get lateness() {
      if (late.count === 0) return null;
      return {
        medianUs: late.percentile(0.5),
        p95Us: late.percentile(0.95),
        skipped: skipped + schedule.skipped,
      };
    },
  };
}
