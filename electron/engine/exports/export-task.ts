import type { IncidentSink } from '../../../shared/dispatch';
import { errorOf, type ParleyError } from '../../../shared/errors';
import type { ExportState } from '../../../shared/model/export';
import { startThread, type Thread } from '../threads/thread';
import type { ExportJob, ExportNews } from './job';

/** One export, from its start to its end. */
export interface ExportTask {
  readonly state: ExportState;
  /** Ends it, when it is not over, and removes what it wrote. */
  cancel(): Promise<void>;
}

/** What every export is started with. */
export interface TaskSetup {
  readonly id: number;
  /** Folder of the built threads. */
  readonly threads: URL;
  readonly report: IncidentSink;
  /** Told after each change of the state. */
  changed(): void;
}

/** The state of an export, which changes until it is over. */
export class TaskState {
  #state: ExportState = { kind: 'running', done: 0, of: 0, bytes: 0 };
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  get now(): ExportState {
    return this.#state;
  }

  /** Changes a state that is not final; a final one stays. */
  become(state: ExportState): void {
    if (this.#state.kind !== 'running') return;
    this.#state = state;
    this.#changed();
  }

  fail(error: ParleyError): void {
    this.become({ kind: 'failed', error });
  }
}

/** Starts the thread of an export. Its progress and its failures become the state; `heard` is told everything. */
export function startExport(
  { id, threads, report }: TaskSetup,
  job: ExportJob,
  state: TaskState,
  heard: (news: ExportNews) => void,
): Thread<never> {
  const fail = (error: ParleyError): void => {
    state.fail(error);
    heard({ kind: 'failed', error });
  };
  return startThread<never, ExportNews>(threads, 'write', job, {
    received(news) {
      if (news.kind === 'failed') return fail(news.error);
      if (news.kind === 'progress')
        state.become({ kind: 'running', done: news.done, of: news.of, bytes: news.bytes });
      heard(news);
    },
    ended(cause) {
      // After `done` or `failed` this is the thread's end in order; otherwise it is a defect.
      if (cause === null) return;
      const incident = `E${id}`;
      report(incident, 'export', cause);
      fail(errorOf('internal', { incident }));
    },
  });
}
