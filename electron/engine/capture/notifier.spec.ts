import { describe, expect, it } from 'vitest';
import type { Notice } from '../../../shared/model/notice';
import { createNotifier, type Timing } from './notifier';

/** A notifier whose time stands still until the spec lets it pass. */
function setUp() {
  const soon = new Set<() => void>();
  const later = new Set<() => void>();
  const plan = (set: Set<() => void>, run: () => void) => {
    const once = (): void => {
      set.delete(once);
      run();
    };
    set.add(once);
    return () => set.delete(once);
  };
  const timing: Timing = {
    soon: (run) => plan(soon, run),
    after: (milliseconds, run) => {
      expect(milliseconds).toBe(50);
      return plan(later, run);
    },
  };
  const sent: Notice[] = [];
  let next = 0;
  const notifier = createNotifier({
    read: () => ({
      endpoints: 1,
      connections: 2,
      tasks: 3,
      rows: { next, first: 0, bytes: 0, dropped: 0, state: 'capturing' },
    }),
    send: (notice) => sent.push(notice),
    intervalMs: 50,
    timing,
  });
  return {
    change: (times = 1) => {
      for (let i = 0; i < times; i += 1) {
        next += 1;
        notifier.changed();
      }
    },
    ack: (revision: number) => notifier.ack(revision),
    dispose: () => notifier.dispose(),
    turnEnds: () => [...soon].forEach((run) => run()),
    intervalPasses: () => [...later].forEach((run) => run()),
    /** Revision and row count of each notice sent. */
    sent: () => sent.map((notice) => [notice.revision, notice.rows.next]),
    waiting: () => soon.size + later.size,
  };
}

describe('createNotifier', () => {
  it('makes one notice of a burst, with what is true at the moment of sending', () => {
    const subject = setUp();
    subject.change(1_000);
    expect(subject.sent()).toEqual([]);
    subject.turnEnds();
    expect(subject.sent()).toEqual([[1, 1_000]]);
  });

  it('sends a change during the wait once both the interval and the acknowledgement are there', () => {
    const acknowledgedFirst = setUp();
    acknowledgedFirst.change();
    acknowledgedFirst.turnEnds();
    acknowledgedFirst.change(5);
    acknowledgedFirst.ack(1);
    expect(acknowledgedFirst.sent()).toHaveLength(1);
    acknowledgedFirst.intervalPasses();
    expect(acknowledgedFirst.sent()).toEqual([
      [1, 1],
      [2, 6],
    ]);

    const intervalFirst = setUp();
    intervalFirst.change();
    intervalFirst.turnEnds();
    intervalFirst.intervalPasses();
    intervalFirst.change(5);
    expect(intervalFirst.sent()).toHaveLength(1);
    intervalFirst.ack(1);
    expect(intervalFirst.sent()).toEqual([
      [1, 1],
      [2, 6],
    ]);
  });

  it('sends nothing without a change, and the next change at once when it is at rest', () => {
    const subject = setUp();
    subject.change();
    subject.turnEnds();
    subject.ack(1);
    subject.intervalPasses();
    subject.turnEnds();
    expect(subject.sent()).toHaveLength(1);
    expect(subject.waiting()).toBe(0);
    subject.change();
    subject.turnEnds();
    expect(subject.sent()).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  it('ignores stale, unknown, repeated and early acknowledgements', () => {
    const subject = setUp();
    subject.ack(0);
    subject.change();
    subject.ack(0);
    subject.turnEnds();
    subject.ack(1);
    subject.ack(1);
    subject.intervalPasses();
    subject.change();
    subject.turnEnds();
    subject.change();
    subject.intervalPasses();
    for (const revision of [1, 3, -1, Number.NaN]) subject.ack(revision);
    expect(subject.sent()).toHaveLength(2);
    subject.ack(2);
    expect(subject.sent()).toHaveLength(3);
  });

  it.each(['before the first notice', 'while it waits'])('falls silent when disposed %s', (moment) => {
    const subject = setUp();
    subject.change();
    if (moment === 'while it waits') subject.turnEnds();
    subject.change();
    subject.dispose();
    expect(subject.waiting()).toBe(0);
    const count = subject.sent().length;
    subject.ack(1);
    subject.change();
    subject.turnEnds();
    subject.intervalPasses();
    expect(subject.sent()).toHaveLength(count);
  });

  it('takes an acknowledgement that comes from within sending, on the real clock', async () => {
    const revisions = await new Promise<readonly number[]>((resolve) => {
      const sent: number[] = [];
      const notifier = createNotifier({
        read: () => ({
          endpoints: 0,
          connections: 0,
          tasks: 0,
          rows: { next: 0, first: 0, bytes: 0, dropped: 0, state: 'capturing' },
        }),
        send: ({ revision }) => {
          sent.push(revision);
          notifier.ack(revision);
          if (revision === 3) resolve(sent);
          else notifier.changed();
        },
        intervalMs: 1,
      });
      notifier.changed();
    });
    expect(revisions).toEqual([1, 2, 3]);
  });
});
