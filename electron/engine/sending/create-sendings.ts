import { errorOf, fail, succeed, type Outcome } from '../../../shared/errors';
import { MAX_SENDINGS } from '../../../shared/limits';
import type { SendingId } from '../../../shared/model/sending';
import type { Context } from '../context';
import { createSurroundings } from '../surroundings';
import { fileWork, type FileWork } from './file-work';
import { readyContent, readySteps } from './make-ready';
import { repeatWork } from './repeat-work';
import type { Sendings, SendingSession } from './sendings';
import { sequenceWork } from './sequence-work';
import { Task, type Order } from './task';
import { TaskList } from './task-list';
import { createTicker } from './ticker';
import type { Report, Work } from './work';

type Parts = Pick<Context, 'clock' | 'capture' | 'changes'>;
type Begin = (report: Report) => Work;

/** The sendings of one engine. */
export function createSendings(context: Parts): Sendings {
  const { clock } = context;
  const tasks = new TaskList(context);
  const ticker = createTicker(clock);
  let last = 0;

  function begin(order: Order, work: Begin): Outcome<{ sending: SendingId }> {
    if (tasks.active >= MAX_SENDINGS) return fail('too_many_sendings', { cap: MAX_SENDINGS });
    last += 1;
    const id = last as SendingId;
    tasks.add(order.endpoint, (events) => new Task(id, order, work, events));
    return succeed({ sending: id });
  }

  function withTask(id: SendingId, act: (task: Task) => void): Outcome<Record<string, never>> {
    const task = tasks.get(id);
    if (task === undefined) return fail('not_found', { what: 'sending', id });
    act(task);
    return succeed({});
  }

  return {
    facts: (endpoint) => tasks.facts(endpoint),
    repeat({ target, name, message, repetition }, { endpoint, recipients }) {
      const ready = readyContent(message);
      if (!ready.ok) return ready;
      const surroundings = createSurroundings(clock);
      const parts = { message: ready.value, repetition, recipients, surroundings, clock, ticker };
      const order: Order = { endpoint, what: 'repeat', name, target, of: repetition.count };
      return begin(order, (report) => repeatWork(parts, report));
    },
    sequence({ target, name, sequence }, { endpoint, recipients }) {
      const steps = readySteps(sequence.steps);
      if (!steps.ok) return steps;
      const { loops, stopOnError } = sequence;
      const surroundings = createSurroundings(clock);
      const parts = { steps: steps.value, loops, stopOnError, recipients, surroundings, context, ticker };
      const of = loops === null ? null : loops * sequence.steps.length;
      return begin({ endpoint, what: 'sequence', name, target, of }, (report) => sequenceWork(parts, report));
    },
    session: () => createSession(tasks, begin, context),
    list: (endpoint) => tasks.list(endpoint),
    pause: (id) => withTask(id, (task) => task.pause()),
    resume: (id) => withTask(id, (task) => task.resume()),
    stop: (id) => withTask(id, (task) => task.stop()),
    forget: (id) => withTask(id, () => tasks.forget(id)),
    stopAll: (endpoint) => tasks.stopAll(endpoint),
    forgetAll: (endpoint) => tasks.forgetAll(endpoint),
    dispose() {
      tasks.dispose();
      ticker.dispose();
    },
  };
}

/** A file that is fed. `fed`: whether there is more to come. */
interface Feed {
  readonly work: FileWork;
  fed: 'open' | 'complete';
}

function createSession(
  tasks: TaskList,
  begin: (order: Order, work: Begin) => Outcome<{ sending: SendingId }>,
  { clock }: Parts,
): SendingSession {
  const feeds = new Map<SendingId, Feed>();

  /** How a file that was fed is doing now. One that was stopped or forgotten wants no more. */
  function standing(id: SendingId): Outcome<Record<string, never>> {
    const progress = tasks.get(id)?.progress;
    if (progress?.kind === 'failed') return { ok: false, error: progress.error };
    return progress === undefined || progress.kind === 'stopped'
      ? fail('not_found', { what: 'sending', id })
      : succeed({});
  }

  return {
    file({ target, name, bytes, pace }, { endpoint, recipients }) {
      let work: FileWork | null = null;
      const order: Order = { endpoint, what: 'file', name, target, of: bytes };
      const begun = begin(order, (report) => (work = fileWork({ pace, recipients, clock }, report)));
      if (begun.ok && work !== null) feeds.set(begun.value.sending, { work, fed: 'open' });
      return begun;
    },
    async piece(id, data) {
      const feed = feeds.get(id);
      if (feed === undefined) return fail('not_found', { what: 'sending', id });
      await feed.work.feed(data);
      return standing(id);
    },
    async end(id) {
      const feed = feeds.get(id);
      if (feed === undefined) return fail('not_found', { what: 'sending', id });
      feed.fed = 'complete';
      await feed.work.finish();
      feeds.delete(id);
      const now = standing(id);
      return !now.ok && now.error.code === 'not_found' ? succeed({}) : now;
    },
    dispose() {
      for (const [id, { fed }] of feeds)
        if (fed === 'open') tasks.get(id)?.fail(errorOf('transport_lost', {}));
      feeds.clear();
    },
  };
}
