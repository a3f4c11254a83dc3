import { describe, expect, it } from 'vitest';
import { DELAYED_MAX_BYTES, DELAYED_MAX_REPLIES } from '../../../shared/limits';
import { promptAnswering } from '../../../shared/model/defaults';
import type { Answering } from '../../../shared/model/responder';
import { ManualTimers } from '../fixtures/manual-timers';
import { ReplyLine, type Outlet } from './reply-line';

function make(answering: Partial<Answering> = {}, random = 0.5) {
  const timers = new ManualTimers();
  const sent: string[] = [];
  const held: [number, boolean][] = [];
  const tell = (what: string) => sent.push(`${timers.clock() / 1_000} ${what}`);
  const outlet: Outlet = {
    write: (bytes) => tell(Buffer.from(bytes).toString()),
    finish: () => tell('FIN'),
    close: () => tell('close'),
    reset: () => tell('RST'),
    hold: (bytes, full) => held.push([bytes, full]),
  };
  const line = new ReplyLine(outlet, { clock: timers.clock, timers, random: () => random });
  line.configure({ ...promptAnswering, ...answering });
  return { line, sent, held, timers };
}

const bytes = (text: string) => Buffer.from(text);

describe('without options', () => {
  it('sends at once, and keeps nothing', () => {
    const { line, sent, timers } = make();
    line.reply(bytes('a'));
    line.step(bytes('b'), 0);
    line.end('finish');
    expect(sent).toEqual(['0 a', '0 b', '0 FIN']);
    expect([line.empty, line.bytes, timers.pending]).toEqual([true, 0, 0]);
  });

  it('leaves out empty messages', () => {
    const { line, sent, timers } = make();
    line.reply(bytes(''));
    line.reply(bytes(''), 5);
    line.step(bytes('b'), 5);
    timers.pass(10);
    expect(sent).toEqual(['10 b']);
  });
});

describe('delays', () => {
  it('are drawn from the range, and never let a later reply overtake', () => {
    const { line, sent, timers } = make({ delay: { least: 100, most: 300 } });
    line.reply(bytes('slow'), 50);
    timers.pass(10);
    line.reply(bytes('fast'));
    timers.pass(239);
    expect(sent).toEqual([]);
    timers.pass(1);
    expect(sent).toEqual(['250 slow', '250 fast']);
  });

  it('of a step begin when the step before went', () => {
    const { line, sent, timers } = make({ delay: { least: 100, most: 100 } });
    line.reply(bytes('a'), 5);
    line.step(bytes('b'), 20);
    line.step(bytes('c'), 0);
    line.reply(bytes('d'));
    timers.pass(1_000);
    expect(sent).toEqual(['105 a', '125 b', '125 c', '125 d']);
  });

  it('say what waits, until nothing does', () => {
    const { line, held, timers } = make({ delay: { least: 10, most: 10 } });
    line.reply(bytes('abc'));
    line.reply(bytes('de'));
    timers.pass(10);
    expect(held.at(-1)).toEqual([0, false]);
    expect(held.map(([waiting]) => waiting)).toContain(5);
    expect(timers.pending).toBe(0);
  });

  it('that were drawn stay when the options change; what comes next stays behind them', () => {
    const { line, sent, timers } = make({ delay: { least: 100, most: 100 } });
    line.reply(bytes('old'));
    line.configure(promptAnswering);
    line.reply(bytes('new'));
    timers.pass(100);
    expect(sent).toEqual(['100 old', '100 new']);
  });
});

describe('when much waits', () => {
  it('is full by bytes', () => {
    const { line } = make({ delay: { least: 10, most: 10 } });
    line.reply(new Uint8Array(DELAYED_MAX_BYTES - 1));
    expect(line.full).toBe(false);
    line.reply(bytes('x'));
    expect(line.full).toBe(true);
  });

  it('is full by replies, and takes them all in time', () => {
    const { line, sent, held, timers } = make({ delay: { least: 10, most: 10 } });
    for (let i = 0; i < DELAYED_MAX_REPLIES; i += 1) line.reply(bytes('x'));
    expect(line.full).toBe(true);
    expect(held.at(-1)).toEqual([DELAYED_MAX_REPLIES, true]);
    timers.pass(10);
    expect(sent).toHaveLength(DELAYED_MAX_REPLIES);
    expect(held.at(-1)).toEqual([0, false]);
  });
});

describe('a limited rate', () => {
  it('sends slices, so many bytes a second over any stretch', () => {
    const { line, sent, timers } = make({ bytesPerSecond: 1_000 });
    line.reply(bytes('x'.repeat(2_000)));
    timers.pass(1_000);
    const total = () => sent.reduce((sum, text) => sum + (text.split(' ')[1]?.length ?? 0), 0);
    expect(total()).toBeGreaterThanOrEqual(1_000);
    expect(total()).toBeLessThanOrEqual(1_100);
    timers.pass(1_000);
    expect(total()).toBe(2_000);
    expect(Math.max(...sent.map((text) => text.split(' ')[1]?.length ?? 0))).toBe(20);
  });

  it('of one byte a second sends one byte a second', () => {
    const { line, sent, timers } = make({ bytesPerSecond: 1 });
    line.reply(bytes('abc'));
    timers.pass(10_000);
    expect(sent.map((text) => text.split(' ')[1])).toEqual(['a', 'b', 'c']);
  });
});

describe('an end', () => {
  it('comes behind what waits, and nothing behind it', () => {
    const { line, sent, timers } = make({ delay: { least: 10, most: 10 } });
    line.reply(bytes('last'));
    line.end('reset');
    line.end('close');
    line.reply(bytes('never'));
    expect(line.ended).toBe(true);
    timers.pass(100);
    expect(sent).toEqual(['10 last', '10 RST']);
  });

  it('comes behind so many answered messages', () => {
    const { line, sent } = make({ ending: { after: 2, by: 'close' } });
    for (const text of ['a', 'b', 'c']) {
      line.reply(bytes(text));
      line.answered();
    }
    expect(sent).toEqual(['0 a', '0 b', '0 close']);
  });
});

it('keeps no chunk alive of which a few bytes wait', () => {
  const { line, sent, timers } = make();
  const chunk = new Uint8Array(1_000).fill(0x61);
  line.reply(chunk.subarray(0, 2), 1);
  line.reply(chunk, 1);
  // What waits shows only in what is sent: its own bytes no longer follow the chunk, and those of the whole chunk do.
  chunk.fill(0x62);
  timers.pass(1);
  expect(sent).toEqual(['1 aa', `1 ${'b'.repeat(1_000)}`]);
});

it('forgets what waits when it is disposed of', () => {
  const { line, sent, timers } = make({ delay: { least: 10, most: 10 } });
  line.reply(bytes('a'));
  line.dispose();
  line.reply(bytes('b'));
  timers.pass(100);
  expect([sent, timers.pending, line.bytes]).toEqual([[], 0, 0]);
});
