import { describe, expect, it } from 'vitest';
import { errorOf } from '../../../shared/errors';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import type { SendingId } from '../../../shared/model/sending';
import { Task } from './task';
import type { Report } from './work';

const connection = 7 as ConnectionId;

function make() {
  const told: string[] = [];
  let report: Report | null = null;
  const task = new Task(
    1 as SendingId,
    {
      endpoint: 2 as EndpointId,
      what: 'repeat',
      name: 'ping',
      target: { kind: 'connection', connection },
      of: 3,
    },
    (own) => {
      report = own;
      return {
        pause: () => told.push('work pauses'),
        resume: () => told.push('work resumes'),
        end: () => told.push('work ends'),
        lateness: null,
      };
    },
    {
      record: (event, on) => {
        if (event.kind === 'sending') told.push(`${event.change} #${on} ${event.sends}/${event.bytes}`);
      },
      progressed: () => told.push('progressed'),
      changed: () => told.push('changed'),
    },
  );
  return { task, told, report: report as unknown as Report };
}

describe('a sending', () => {
  it('counts what was sent and tells the log how it began and ended', () => {
    const { task, told, report } = make();
    report.sent(4);
    report.sent(5);
    report.missed(1);
    expect(task.snapshot()).toMatchObject({ bytes: 9, sends: 2, failures: 1, of: 3, name: 'ping' });
    report.finished();
    expect(task.active).toBe(false);
    expect(told).toEqual([
      'started #7 0/0',
      'progressed',
      'progressed',
      'progressed',
      'work ends',
      'finished #7 2/9',
      'changed',
    ]);
  });

  it('is paused and resumed once, however often it is asked to', () => {
    const { task, told } = make();
    task.resume();
    task.pause();
    task.pause();
    expect(task.progress).toEqual({ kind: 'paused' });
    task.resume();
    task.resume();
    expect(told).toEqual([
      'started #7 0/0',
      'work pauses',
      'paused #7 0/0',
      'changed',
      'resumed #7 0/0',
      'work resumes',
      'changed',
    ]);
  });

  it('is over once, whatever comes afterwards', () => {
    const { task, told, report } = make();
    task.pause();
    task.stop();
    const soFar = told.length;
    task.stop();
    task.resume();
    task.pause();
    report.failed(errorOf('connection_reset', {}));
    report.finished();
    expect(task.progress).toEqual({ kind: 'stopped' });
    expect(told).toHaveLength(soFar);
  });

  it('fails with the reason', () => {
    const { task, report } = make();
    report.failed(errorOf('connection_reset', {}));
    expect(task.progress).toEqual({ kind: 'failed', error: errorOf('connection_reset', {}) });
  });
});
