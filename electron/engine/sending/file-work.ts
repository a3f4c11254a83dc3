import { errorOf } from '../../../shared/errors';
import { FILE_AHEAD_BYTES, FILE_MAX_AHEAD_BYTES, WRITE_BURST_SLICES } from '../../../shared/limits';
import type { Pace } from '../../../shared/model/sending';
import type { Clock } from '../clock';
import { Cutter } from './cutter';
import { Gate } from './gate';
import { Pacer } from './pacer';
import type { Recipients } from './recipients';
import { nodeTimers, type Timers } from './timers';
import type { Report, Work } from './work';

/** A file on its way, as whoever reads it sees it. */
export interface FileWork extends Work {
  /** Takes its next bytes; resolves when more are wanted, or when it is over. */
  feed(piece: Uint8Array): Promise<void>;
  /** It has no more bytes; resolves when it is over. */
  finish(): Promise<void>;
}

/** What sending a file needs. */
export interface FileParts {
  readonly pace: Pace;
  readonly recipients: Recipients;
  readonly clock: Clock;
  readonly timers?: Timers;
}

const MS_US = 1_000;

/** Sends what it is fed in chunks, each one when the one before is with the system, so that little waits and a stop is one at once. */
export function fileWork(
  { pace, recipients, clock, timers = nodeTimers }: FileParts,
  report: Report,
): FileWork {
  const cutter = new Cutter(pace.chunk);
  const pacer = new Pacer(pace.bytesPerSecond);
  /** Closed while it is paused. */
  const leave = new Gate();
  /** Closed while there is nothing to send. */
  const supply = new Gate();
  /** Closed while enough waits to be sent. */
  const demand = new Gate();
  const over = new Gate();
  let input: 'open' | 'complete' = 'open';
  let state: 'sending' | 'over' = 'sending';
  let wake = (): void => undefined;
  const stopWatching = recipients.onEnd((error) => report.failed(error));

  over.close();
  supply.close();
  void run();

  async function run(): Promise<void> {
    for (let burst = 1; ; burst += 1) {
      await supply.passage;
      await leave.passage;
      if (state === 'over') return;
      const chunk = cutter.take(input === 'complete');
      if (cutter.waiting < FILE_AHEAD_BYTES) demand.open();
      if (chunk === null) {
        if (input === 'complete') return report.finished();
        supply.close();
        continue;
      }
      if (burst % WRITE_BURST_SLICES === 0) await pause((run) => timers.soon(run));
      await send(chunk);
    }
  }

  async function send(chunk: Uint8Array): Promise<void> {
    for (let ahead = pacer.due - clock(); ahead > 0; ahead = pacer.due - clock())
      await pause((run) => timers.after(Math.ceil(ahead / MS_US), run));
    // It may have been paused while it waited.
    await leave.passage;
    if (state === 'over') return;
    const sent = recipients.send(chunk);
    if (!sent.ok) return report.failed(sent.error);
    pacer.took(chunk.length, clock());
    report.sent(chunk.length);
    if (!recipients.ready) await pause((run) => recipients.whenReady(run));
  }

  /** Waits for something that calls back, or for the end. */
  function pause(begin: (run: () => void) => () => void): Promise<void> {
    if (state === 'over') return Promise.resolve();
    return new Promise((resolve) => {
      const cancel = begin(resolve);
      wake = () => {
        cancel();
        resolve();
      };
    });
  }

  return {
    lateness: null,
    async feed(piece) {
      if (state === 'over' || input === 'complete') return;
      const queued = cutter.waiting + piece.length;
      if (queued > FILE_MAX_AHEAD_BYTES) {
        report.failed(errorOf('send_queue_full', { queued, cap: FILE_MAX_AHEAD_BYTES }));
        return;
      }
      cutter.put(piece);
      supply.open();
      if (cutter.waiting < FILE_AHEAD_BYTES) return;
      demand.close();
      await demand.passage;
    },
    async finish() {
      input = 'complete';
      supply.open();
      await over.passage;
    },
    pause: () => leave.close(),
    resume: () => leave.open(),
    end() {
      state = 'over';
      stopWatching();
      wake();
      for (const gate of [leave, supply, demand, over]) gate.open();
    },
  };
}
