import { describe, expect, it } from 'vitest';
import { framerOf } from '../../../shared/framing/create-framer';
import { DELAYED_MAX_REPLIES } from '../../../shared/limits';
import { promptAnswering } from '../../../shared/model/defaults';
import type { Framing } from '../../../shared/model/framing';
import type { RuleId, RuleText } from '../../../shared/model/rule';
import { RuleBook } from '../answering/rule-book';
import { Turns } from '../answering/turns';
import { pattern, ruleText, when } from '../fixtures/answers';
import { FakeReply } from '../fixtures/fake-reply';
import { createSurroundings } from '../surroundings';
import type { Responder } from './responder';
import { byRules } from './rules';

const lines: Framing = { kind: 'delimiter', mode: 'text', delimiter: '\\n', keep: false, most: 10 };

function make(
  texts: readonly RuleText[],
  framing: Framing = lines,
  answering = promptAnswering,
  { turns = new Turns(), lookMs = 0 } = {},
) {
  const reply = new FakeReply();
  const makeFramer = framerOf(framing);
  if (!makeFramer.ok) throw new Error('no framing');
  const rules = texts.map((rule, index) => ({ id: (index + 1) as RuleId, ...rule }));
  let looked = 0;
  const clock = (): number => reply.timers.clock() + (looked += lookMs * 1_000);
  const responder = byRules({
    book: new RuleBook({ rules, fallback: null, nextId: 99, revision: 1 }),
    framing,
    makeFramer: makeFramer.value,
    answering,
    surroundings: createSurroundings(clock),
    clock,
    turns,
  })(reply);
  reply.onResume = () => responder.drained?.();
  return { reply, responder };
}

const send = (responder: Responder, text: string) => responder.received(Buffer.from(text), 0);

it('answers no faster than its answers go: the rest of a chunk waits, and then its FIN', () => {
  const { reply, responder } = make([ruleText({ by: 'any' }, ['<$0>'])]);
  reply.queued = 1;
  send(responder, 'a\nb\n');
  responder.peerFinished();
  expect(reply.sent).toEqual([]);
  expect(reply.rests).toBeGreaterThan(0);
  reply.queued = 0;
  responder.drained?.();
  expect(reply.sent).toEqual(['<a>', '<b>', 'FIN']);
});

it('answers no further than the line has room, and goes on when it has again', () => {
  const { reply, responder } = make(
    [ruleText({ by: 'any' }, ['x'])],
    { kind: 'fixed', length: 1 },
    {
      ...promptAnswering,
      delay: { least: 5, most: 5 },
    },
  );
  send(responder, '.'.repeat(DELAYED_MAX_REPLIES + 500));
  expect(reply.held).toEqual([DELAYED_MAX_REPLIES, true]);
  reply.timers.pass(5);
  expect(reply.sent).toHaveLength(DELAYED_MAX_REPLIES);
  responder.drained?.();
  reply.timers.pass(5);
  expect(reply.sent).toHaveLength(DELAYED_MAX_REPLIES + 500);
});

it('offers only whole frames to rules, and tells of a broken one once', () => {
  const { reply, responder } = make([ruleText({ by: 'any' }, ['!'])]);
  send(responder, 'far too long for a line, and longer\nok\nrest');
  responder.peerFinished();
  expect(reply.events.filter(({ kind }) => kind === 'error')).toMatchObject([
    { error: { code: 'frame_too_long', details: { most: 10 } } },
  ]);
  expect(reply.sent.at(-1)).toBe('FIN');
  expect(reply.events.filter(({ kind }) => kind === 'rule').length).toBe(reply.sent.length - 1);
});

it('tells that a reply grew too large, and sends nothing of it', () => {
  const { reply, responder } = make([ruleText(pattern('(?s)(.*)'), ['$1'.repeat(100)])], { kind: 'none' });
  responder.received(new Uint8Array(1_000_000), 0);
  expect(reply.sent).toEqual([]);
  expect(reply.events).toMatchObject([
    { kind: 'rule', reply: 0 },
    { kind: 'error', error: { code: 'invalid_rule', details: { part: 'reply' } } },
  ]);
});

it('counts messages that a rule answered for the end behind so many', () => {
  const { reply, responder } = make([ruleText(when('equals', 'a'), ['A'])], lines, {
    ...promptAnswering,
    ending: { after: 2, by: 'close' },
  });
  send(responder, 'a\nx\na\na\n');
  expect(reply.sent).toEqual(['A', 'A', 'close']);
  send(responder, 'a\n');
  expect(reply.sent).toHaveLength(3);
});

it('answers nothing that comes behind its end by another responder', () => {
  const { reply, responder } = make([ruleText({ by: 'any' }, ['x'])]);
  reply.queued = 1;
  send(responder, 'a\nb\n');
  responder.dispose();
  reply.queued = 0;
  responder.drained?.();
  expect(reply.sent).toEqual([]);
});

describe('rules that take long', () => {
  const round = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const many = Array.from({ length: 10 }, (_, index) => ruleText(pattern(`^${index}$`), [`<${index}>`]));

  /** Each look at the clock takes 2 ms, so that a turn is over after a few of them. */
  const slow = (turns = new Turns()) => make(many, lines, promptAnswering, { turns, lookMs: 2 });

  it('let everything else have its turn between two of them, and none is left out', async () => {
    const { reply, responder } = slow();
    send(responder, '9\nx\n3\n');
    responder.peerFinished();
    expect([reply.sent, reply.rests > 0]).toEqual([[], true]);
    for (let rounds = 0; !reply.sent.includes('FIN'); rounds += 1) {
      expect(rounds).toBeLessThan(100);
      await round();
    }
    expect(reply.sent).toEqual(['<9>', '<3>', 'FIN']);
  });

  it('take turns with those of other connections', async () => {
    const turns = new Turns();
    const [one, other] = [slow(turns), slow(turns)];
    send(one.responder, '9\n9\n9\n');
    send(other.responder, '0\n');
    expect(other.reply.sent).toEqual([]);
    while (other.reply.sent.length === 0) await round();
    expect(one.reply.sent).toEqual([]);
    while (one.reply.sent.length < 3) await round();
    expect(turns.busy).toBe(false);
  });

  it('leave a connection that reads on to the responder that takes over', async () => {
    const { reply, responder } = slow();
    let resumed = 0;
    reply.onResume = () => (resumed += 1);
    send(responder, '9\n');
    responder.dispose();
    expect(resumed).toBe(1);
    await round();
    expect([resumed, reply.sent]).toEqual([1, []]);
  });
});
