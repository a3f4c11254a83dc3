import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { startExport, TaskState, type ExportTask, type TaskSetup } from './export-task';
import type { ExportJob } from './job';

/** Writes an export to a file. A file of that name is replaced once the new one is whole, and stays as it is until then. */
export function exportToFile(setup: TaskSetup, path: string, job: Omit<ExportJob, 'target'>): ExportTask {
  const state = new TaskState(setup.changed);
  // Beside the target: only within one file system can a file be renamed.
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.part`);
  const whole: ExportJob = { ...job, target: { kind: 'file', path, temporary } };
  const thread = startExport(setup, whole, state, (news) => {
    if (news.kind === 'done') state.become({ kind: 'done', bytes: news.bytes, file: path });
  });
  let gone = Promise.resolve();

  async function end(): Promise<void> {
    state.become({ kind: 'cancelled' });
    await thread.end();
    await rm(temporary, { force: true });
  }

  return {
    get state() {
      return state.now;
    },
    cancel() {
      if (state.now.kind === 'running') gone = end();
      return gone;
    },
  };
}
