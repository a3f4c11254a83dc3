import { describe, expect, it } from 'vitest';
import { RECONNECT_DELAYS_MS } from '../../shared/limits';
import { firstStep, stepLink, transportStateOf, type LinkEvent, type LinkState } from './link-machine';

/** Plays events from the start; returns each step as `event → state: commands`. */
function play(...events: LinkEvent[]): string[] {
  let state: LinkState = firstStep.state;
  return events.map((event) => {
    const step = stepLink(state, event);
    state = step.state;
    const commands = step.commands.map((command) =>
      command.kind === 'wait' ? `wait ${command.ms}` : command.kind,
    );
    return `${event.kind} → ${state.kind}: ${commands.join(', ')}`;
  });
}

const opened: LinkEvent = { kind: 'opened' };
const closed: LinkEvent = { kind: 'closed' };
const elapsed: LinkEvent = { kind: 'elapsed' };
const woken: LinkEvent = { kind: 'woken' };
const probed = (result: 'alive' | 'refused' | 'unreachable'): LinkEvent => ({ kind: 'probed', result });

describe('link machine', () => {
  it('dials again after a loss, without a probe, quickly', () => {
    expect(play(opened, closed, elapsed, opened)).toEqual([
      'opened → open: ',
      'closed → waiting: wait 250',
      'elapsed → dialing: dial',
      'opened → open: ',
    ]);
  });

  it('probes after a failed dial and waits longer each time', () => {
    expect(
      play(opened, closed, elapsed, closed, probed('unreachable'), elapsed, closed, probed('alive')),
    ).toEqual([
      'opened → open: ',
      'closed → waiting: wait 250',
      'elapsed → dialing: dial',
      'closed → probing: probe',
      'probed → waiting: wait 500',
      'elapsed → dialing: dial',
      'closed → probing: probe',
      'probed → waiting: wait 1000',
    ]);
  });

  it('never waits longer than the last delay', () => {
    const rounds = Array.from({ length: 20 }, () => [closed, probed('unreachable'), elapsed]).flat();
    const longest = RECONNECT_DELAYS_MS.at(-1);
    expect(play(...rounds).filter((line) => line.includes(`wait ${longest}`)).length).toBeGreaterThan(10);
  });

  it('stops when the host refuses, until something wakes it', () => {
    expect(play(closed, probed('refused'), elapsed, woken, opened)).toEqual([
      'closed → probing: probe',
      'probed → refused: ',
      'elapsed → refused: ',
      'woken → dialing: dial',
      'opened → open: ',
    ]);
  });

  it('dials at once when woken while waiting, and only then', () => {
    expect(play(woken, opened, woken, closed, woken)).toEqual([
      'woken → dialing: ',
      'opened → open: ',
      'woken → open: ',
      'closed → waiting: wait 250',
      'woken → dialing: dial',
    ]);
  });

  it('hangs up at the end and then does nothing more', () => {
    expect(play(opened, { kind: 'end' }, closed, woken, elapsed)).toEqual([
      'opened → open: ',
      'end → ended: hang-up',
      'closed → ended: ',
      'woken → ended: ',
      'elapsed → ended: ',
    ]);
  });
});

describe('transportStateOf', () => {
  it.each<[LinkState, object]>([
    [{ kind: 'dialing', attempt: 0 }, { kind: 'connecting' }],
    [{ kind: 'open' }, { kind: 'ready' }],
    [
      { kind: 'waiting', attempt: 3 },
      { kind: 'lost', attempt: 3 },
    ],
    [
      { kind: 'dialing', attempt: 3 },
      { kind: 'lost', attempt: 3 },
    ],
    [
      { kind: 'probing', attempt: 1 },
      { kind: 'lost', attempt: 1 },
    ],
    [{ kind: 'refused' }, { kind: 'refused' }],
  ])('%o is %o', (state, told) => {
    expect(transportStateOf(state)).toEqual(told);
  });
});
