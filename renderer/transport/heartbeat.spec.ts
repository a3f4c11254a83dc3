import { describe, expect, it } from 'vitest';
import { startHeartbeat, type Heartbeat } from './heartbeat';

function setUp(): { heartbeat: Heartbeat; tick: () => void; log: string[] } {
  const log: string[] = [];
  let tick = (): void => undefined;
  const heartbeat = startHeartbeat({
    ms: 10,
    every(_ms, callback) {
      tick = callback;
      return () => {
        tick = () => undefined;
      };
    },
    ask: () => log.push('ask'),
    silent: () => log.push('silent'),
  });
  return { heartbeat, tick: () => tick(), log };
}

describe('heartbeat', () => {
  it('asks after a quiet period and gives up after another, once', () => {
    const { tick, log } = setUp();
    tick();
    expect(log).toEqual([]);
    tick();
    expect(log).toEqual(['ask']);
    tick();
    tick();
    tick();
    expect(log).toEqual(['ask', 'silent']);
  });

  it('begins anew with each sign of life', () => {
    const { heartbeat, tick, log } = setUp();
    tick();
    tick();
    heartbeat.alive();
    tick();
    tick();
    expect(log).toEqual(['ask', 'ask']);
  });

  it('says nothing after it was stopped', () => {
    const { heartbeat, tick, log } = setUp();
    heartbeat.stop();
    for (let beat = 0; beat < 5; beat += 1) tick();
    expect(log).toEqual([]);
  });
});
