import type { IncidentSink } from '../../../shared/dispatch';
import { errorOf, succeed, type Outcome, type ParleyError } from '../../../shared/errors';
import type { Recording } from '../../../shared/model/export';
import type { Capture } from '../capture/capture';
import { startThread } from '../threads/thread';
import { awaitExtent } from './await-extent';
import type { RecordingJob, RecordingNews, RecordingOrder } from './job';

type Done = Outcome<Record<string, never>>;

/** A recording and its thread. */
export interface RecordingTask {
  readonly recording: Recording;
  /** Ends it with the newest record; fails when not everything could be written. Every call waits for the same end. */
  stop(): Promise<Done>;
}

/** What every recording is started with. */
export interface RecordingSetup {
  readonly capture: Capture;
  readonly threads: URL;
  readonly report: IncidentSink;
  /** Told after each change of the recording. */
  changed(): void;
}

/** Starts a recording; `over` is called once it has ended, whatever the reason. */
export function startRecording(
  { capture, threads, report, changed }: RecordingSetup,
  job: RecordingJob,
  over: () => void,
): RecordingTask {
  const { format, file, rotateBytes } = job;
  let recording: Recording = { format, file, rotateBytes, bytes: 0, files: 1, lost: 0, problem: null };
  let stopping: Promise<Done> | null = null;
  let settle: (outcome: Done) => void = () => undefined;
  const ended = new Promise<Done>((resolve) => (settle = resolve));

  function end(problem: ParleyError | null): void {
    unfollow();
    over();
    changed();
    settle(problem === null ? succeed({}) : { ok: false, error: problem });
  }

  const thread = startThread<RecordingOrder, RecordingNews>(threads, 'write', job, {
    received({ kind, progress }) {
      recording = { ...recording, ...progress };
      if (kind === 'stopped') end(progress.problem);
      else changed();
    },
    ended(cause) {
      if (cause === null) return;
      const incident = `R${job.endpoint}`;
      report(incident, 'recording', cause);
      end(errorOf('internal', { incident }));
    },
  });
  const follow = (): void => {
    const { folder, first, next } = capture.extent();
    thread.post({ kind: 'extent', folder, first, next });
  };
  const unfollow = capture.onExtent(follow);
  follow();

  async function stop(): Promise<Done> {
    const newest = capture.status().next;
    const { next } = await awaitExtent(capture, newest - 1);
    follow();
    thread.post({ kind: 'stop', at: Math.min(newest, next) });
    const outcome = await ended;
    // The last records wait in memory for a disk that takes nothing.
    const state = capture.state();
    return outcome.ok && next < newest && state.kind === 'suspended'
      ? { ok: false, error: state.why }
      : outcome;
  }

  return {
    get recording() {
      return recording;
    },
    stop: () => (stopping ??= stop()),
  };
}
