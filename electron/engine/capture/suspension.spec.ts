import { describe, expect, it } from 'vitest';
import { errorOf } from '../../../shared/errors';
import { SUSPENDED_MAX_EVENTS } from '../../../shared/limits';
import { originOf } from '../fixtures/live-captures';
import type { LifecycleEvent, Origin } from './capture';
import { Suspension } from './suspension';

const why = errorOf('disk_full', { path: '/x' });
const closed = { kind: 'closed', clean: true } as const;

function suspended() {
  const kept: { at: number; connection: number | null; event: LifecycleEvent }[] = [];
  const keep = ({ at, connection }: Origin, event: LifecycleEvent): void =>
    void kept.push({ at, connection, event });
  return { suspension: new Suspension(why, 100), kept, keep };
}

describe('a suspension', () => {
  it('tells since when, why, and what it cost', () => {
    const { suspension } = suspended();
    suspension.chunk(originOf(101), 7);
    suspension.chunk(originOf(102, 2), 3);
    expect(suspension.state).toEqual({ kind: 'suspended', why, since: 100, bytes: 10, records: 2 });
  });

  it('keeps events behind the gap of their own connection', () => {
    const { suspension, kept, keep } = suspended();
    suspension.chunk(originOf(101, 1), 7);
    suspension.event(originOf(102, 2), closed, keep);
    suspension.event(originOf(103, 1), closed, keep);
    suspension.end(104, keep);
    expect(kept).toEqual([
      { at: 102, connection: 2, event: closed },
      { at: 103, connection: 1, event: { kind: 'gap', since: 101, bytes: 7, records: 1, why } },
      { at: 103, connection: 1, event: closed },
    ]);
  });

  it('tells of every gap at its end, with the reason that was heard last', () => {
    const { suspension, kept, keep } = suspended();
    suspension.chunk(originOf(101, 1), 7);
    suspension.why = errorOf('folder_gone', { path: '/x' });
    suspension.end(110, keep);
    expect(kept).toEqual([
      {
        at: 110,
        connection: 1,
        event: { kind: 'gap', since: 101, bytes: 7, records: 1, why: suspension.why },
      },
    ]);
  });

  it('keeps so many events and no more: then they are counted too', () => {
    const { suspension, kept, keep } = suspended();
    for (let i = 0; i < SUSPENDED_MAX_EVENTS + 5; i += 1) suspension.event(originOf(i, 1), closed, keep);
    expect(kept).toHaveLength(SUSPENDED_MAX_EVENTS);
    expect(suspension.state).toMatchObject({ bytes: 0, records: 5 });
    suspension.end(0, keep);
    expect(kept.at(-1)?.event).toMatchObject({ kind: 'gap', bytes: 0, records: 5 });
  });
});
