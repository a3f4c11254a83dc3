import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { IncidentSink } from '../../../shared/dispatch';
import { fail, succeed } from '../../../shared/errors';
import type { EndpointId } from '../../../shared/model/ids';
import type { Capture } from '../capture/capture';
import type { Changes } from '../changes';
import { systemClock } from '../clock';
import type { Outlet, Recordings } from './exports';
import { fileFacts } from './file-facts';
import { startRecording, type RecordingTask } from './recording-task';
import { suggestName } from './suggestion';
import { diskError } from '../capture/disk-faults';

/** What recordings need of their engine. */
export interface RecordingsOptions {
  readonly capture: Capture;
  readonly changes: Changes;
  /** Name and version of this program. */
  readonly program: string;
  /** Folder of the built threads. */
  readonly threads: URL;
  readonly outlet: Outlet;
  /** Told of defects in a thread. */
  readonly report: IncidentSink;
}

const extensions = { text: 'log', jsonl: 'jsonl' } as const;

/** The recordings of one engine; each has a thread. */
export function createRecordings(options: RecordingsOptions): Recordings {
  const { capture, changes, threads, outlet, report } = options;
  const tasks = new Map<EndpointId, RecordingTask>();
  /** Endpoints for which a file is being chosen. */
  const choosing = new Set<EndpointId>();

  function changed(): void {
    changes.taskChanged();
    changes.endpointChanged();
  }

  return {
    async start({ endpoint, format, rotateBytes }, name) {
      if (tasks.has(endpoint) || choosing.has(endpoint)) return fail('already_recording', { name });
      choosing.add(endpoint);
      try {
        const suggestion = suggestName(name, systemClock(), extensions[format]);
        const file = await chooseFile(outlet, suggestion);
        if (file === null) return succeed({ kind: 'cancelled' as const });
        const job = {
          kind: 'recording',
          endpoint,
          facts: fileFacts(options.program, capture.endpoints(), true),
          from: capture.status().next,
          format,
          file,
          rotateBytes,
        } as const;
        tasks.set(
          endpoint,
          startRecording({ capture, threads, report, changed }, job, () => tasks.delete(endpoint)),
        );
        changed();
        return succeed({ kind: 'started' as const });
      } catch (cause) {
        return { ok: false, error: diskError(cause, outlet.kind === 'download' ? outlet.folder : name) };
      } finally {
        choosing.delete(endpoint);
      }
    },
    async stop(endpoint) {
      return (await tasks.get(endpoint)?.stop()) ?? succeed({});
    },
    of: (endpoint) => tasks.get(endpoint)?.recording ?? null,
    async dispose() {
      await Promise.all([...tasks.values()].map((task) => task.stop()));
    },
  };
}

async function chooseFile(outlet: Outlet, suggestion: string): Promise<string | null> {
  if (outlet.kind === 'dialog') return outlet.choose(suggestion);
  await mkdir(outlet.folder, { recursive: true });
  return join(outlet.folder, suggestion);
}
