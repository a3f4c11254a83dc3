import { describe, expect, it } from 'vitest';
import { errorOf, fail, succeed, type ParleyError } from '../../../shared/errors';
import { compileMessage } from '../../../shared/message/compile-message';
import { plainComposing } from '../../../shared/model/defaults';
import type { Repetition } from '../../../shared/model/sending';
import { createSurroundings } from '../surroundings';
import type { Recipients } from './recipients';
import { repeatWork } from './repeat-work';

const START = 1_000_000;

/** A repetition whose clock, times and peer a spec moves. */
function make(repetition: Repetition, lasting = false) {
  const told: string[] = [];
  const sent: string[] = [];
  let now = START;
  let due: { at: number; run: () => void } | null = null;
  let awaited: (() => void) | null = null;
  let peer: 'ready' | 'behind' | 'gone' = 'ready';
  let ended: (error: ParleyError) => void = () => undefined;
  const recipients: Recipients = {
    members: [],
    lasting,
    send(bytes) {
      if (peer === 'gone') return fail('no_connections', { name: 'Server' });
      sent.push(`${Buffer.from(bytes).toString()}@${now - START}`);
      return succeed({});
    },
    get ready() {
      return peer !== 'behind';
    },
    whenReady(run) {
      awaited = run;
      return () => (awaited = null);
    },
    onEnd(run) {
      ended = run;
      return () => undefined;
    },
  };
  const compiled = compileMessage({ ...plainComposing, source: '${counter}' });
  if (!compiled.ok) throw new Error(compiled.fault.problem);
  const clock = (): number => now;
  const ticker = {
    at(time: number, run: () => void) {
      due = { at: time, run };
      return () => void (due = null);
    },
    dispose: () => undefined,
  };
  const work = repeatWork(
    {
      message: compiled.value,
      repetition,
      recipients,
      surroundings: createSurroundings(clock),
      clock,
      ticker,
    },
    {
      sent: () => undefined,
      missed: () => told.push('missed'),
      finished: () => told.push('finished'),
      failed: (error) => told.push(error.code),
    },
  );
  return {
    work,
    told,
    sent,
    get due() {
      return due === null ? null : due.at - START;
    },
    /** Time comes to so many µs behind the start; what is due is called. */
    moveTo(time: number) {
      now = START + time;
      const call = due;
      if (call === null || call.at > now) return;
      due = null;
      call.run();
    },
    become(next: typeof peer) {
      peer = next;
      if (peer === 'ready') awaited?.();
    },
    end: () => ended(errorOf('connection_reset', {})),
  };
}

const every = (everyMs: number, count: number | null = null): Repetition => ({ everyMs, jitterMs: 0, count });

describe('a repetition', () => {
  it('sends at multiples of its period, and tells how late it was', () => {
    const repeat = make(every(10, 4));
    expect(repeat.work.lateness).toBeNull();
    for (const time of [0, 10_004, 20_030, 30_000]) repeat.moveTo(time);
    expect(repeat.sent).toEqual(['1@0', '2@10004', '3@20030', '4@30000']);
    expect(repeat.told).toEqual(['finished']);
    expect(repeat.work.lateness).toEqual({ medianUs: 4, p95Us: 30, skipped: 0 });
  });

  it('sends a late one at once, one more to make up for it at most, and skips the others', () => {
    const repeat = make(every(1));
    for (const time of [0, 7_300, 7_310]) repeat.moveTo(time);
    expect(repeat.sent).toEqual(['1@0', '2@7300', '3@7310']);
    expect(repeat.due).toBe(8_000);
    expect(repeat.work.lateness).toMatchObject({ skipped: 5 });
  });

  it('waits for a peer that is behind, and goes on when it is not', () => {
    const repeat = make(every(1));
    repeat.moveTo(0);
    repeat.become('behind');
    repeat.moveTo(1_000);
    expect(repeat.due).toBeNull();
    repeat.moveTo(4_500);
    expect(repeat.sent).toEqual(['1@0']);
    repeat.become('ready');
    expect(repeat.sent).toEqual(['1@0', '2@4500']);
    expect(repeat.due).toBe(4_000);
  });

  it('begins its times anew after a pause', () => {
    const repeat = make(every(10));
    repeat.moveTo(0);
    repeat.work.pause();
    expect(repeat.due).toBeNull();
    repeat.moveTo(25_000);
    repeat.work.resume();
    expect(repeat.due).toBe(25_000);
    repeat.moveTo(25_000);
    expect(repeat.due).toBe(35_000);
    expect(repeat.work.lateness).toBeNull();
  });

  it('fails with its connection, and when nobody is left; a group may be empty for a while', () => {
    const alone = make(every(1));
    alone.end();
    alone.become('gone');
    alone.moveTo(0);
    expect(alone.told).toEqual(['connection_reset', 'no_connections']);
    const group = make(every(1), true);
    group.become('gone');
    group.moveTo(0);
    group.become('ready');
    group.moveTo(1_000);
    expect(group.told).toEqual(['missed']);
    expect(group.sent).toEqual(['2@1000']);
  });
});
