import { RECORDING_RETRY_MS } from '../../../shared/limits';
import type { RecordingJob, RecordingNews, RecordingOrder, RecordingProgress } from './job';
import { RecordingFile, type Extent } from './recording-file';

/** A recording that runs in this thread. */
export interface RunningRecording {
  /** Takes an order: more records can be read, or it shall end. */
  readonly follow: (order: RecordingOrder) => void;
}

/**
 * Writes the records of one endpoint to a file as they come to be readable. While the file takes nothing, it stays where it
 * is and tries again; what the capture drops meanwhile is counted, and told in the file. `ended` is called after `stopped`.
 */
export function followRecording(
  job: RecordingJob,
  post: (news: RecordingNews) => void,
  ended: () => void,
): RunningRecording {
  const file = new RecordingFile(job);
  let extent: Extent | null = null;
  let stopAt = Infinity;
  let told = file.progress;
  let retry: NodeJS.Timeout | undefined;

  function goOn(): void {
    clearTimeout(retry);
    if (extent !== null) file.write(extent, stopAt);
    const { progress } = file;
    const blocked = progress.problem !== null;
    // The end does not wait for a disk that takes nothing: the last news then says so.
    if (stopAt < Infinity && (blocked || file.position >= stopAt)) return end(progress);
    if (isNews(progress, told)) post({ kind: 'progress', progress });
    told = progress;
    if (blocked) retry = setTimeout(goOn, RECORDING_RETRY_MS);
  }

  function end(progress: RecordingProgress): void {
    file.close();
    post({ kind: 'stopped', progress });
    ended();
  }

  return {
    follow(order) {
      if (order.kind === 'extent') extent = order;
      else stopAt = order.at;
      goOn();
    },
  };
}

function isNews(now: RecordingProgress, before: RecordingProgress): boolean {
  return (
    now.bytes !== before.bytes ||
    now.files !== before.files ||
    now.lost !== before.lost ||
    now.problem?.code !== before.problem?.code
  );
}
