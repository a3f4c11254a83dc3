import type { Client } from '../../shared/client';
import type { ExportId, ExportState } from '../../shared/model/export';
import type { NoticeHub } from './notice-hub';
import { createPullLoop } from './pull-loop';
import { createListeners } from './listeners';

/** An export that this window started. `title` says what is exported. */
export interface ExportTask {
  readonly id: ExportId;
  readonly title: string;
  readonly state: ExportState;
}

/** The exports that this window started and has not put away, oldest first. An external store of React. */
export interface ExportsStore {
  current(): readonly ExportTask[];
  /** Calls back after each change, until the returned function is called. */
  subscribe(listener: () => void): () => void;
  /** Follows an export that has just been started. */
  add(id: ExportId, title: string): void;
  /** Asks the engine to stop it; its state tells when it has. */
  cancel(id: ExportId): void;
  /** Puts away one that is over. */
  dismiss(id: ExportId): void;
  dispose(): void;
}

/** Asks for the state of each running export when a notice tells of news. */
export function createExportsStore(client: Client, hub: NoticeHub): ExportsStore {
  const listeners = createListeners();
  let tasks: readonly ExportTask[] = [];
  let covered = -1;

  const loop = createPullLoop(async () => {
    covered = hub.current()?.tasks ?? -1;
    for (const { id } of tasks.filter(({ state }) => state.kind === 'running')) {
      const outcome = await client.call('export.status', { export: id });
      if (outcome.ok) become(id, outcome.value.state);
      // A lost transport comes back, and the export with it.
      else if (outcome.error.code !== 'transport_lost') become(id, { kind: 'failed', error: outcome.error });
    }
  });

  function refresh(): void {
    if (tasks.some(({ state }) => state.kind === 'running')) loop.request();
  }

  function become(id: ExportId, state: ExportState): void {
    publish(tasks.map((task) => (task.id === id ? { ...task, state } : task)));
  }

  function publish(next: readonly ExportTask[]): void {
    tasks = next;
    listeners.tell();
  }

  const stops = [
    hub.onNotice((notice) => {
      if (notice.tasks !== covered) refresh();
    }),
    // Numbers of another engine's exports are not ours to ask for.
    hub.onNewRun(() => publish([])),
    client.onReady(refresh),
  ];

  return {
    current: () => tasks,
    subscribe: listeners.subscribe,
    add(id, title) {
      publish([...tasks, { id, title, state: { kind: 'running', done: 0, of: 0, bytes: 0 } }]);
      refresh();
    },
    cancel(id) {
      void client.call('export.cancel', { export: id }).then(refresh);
    },
    dismiss(id) {
      publish(tasks.filter((task) => task.id !== id));
    },
    dispose: () => stops.forEach((stop) => stop()),
  };
}
