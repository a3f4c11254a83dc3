import { expect, it } from 'vitest';
import { framerOf } from '../../../shared/framing/create-framer';
import { DELAYED_MAX_REPLIES } from '../../../shared/limits';
import { promptAnswering } from '../../../shared/model/defaults';
import type { Framing } from '../../../shared/model/framing';
import type { RuleId, RuleText } from '../../../shared/model/rule';
import { RuleBook } from '../answering/rule-book';
import { pattern, ruleText, when } from '../fixtures/answers';
import { FakeReply } from '../fixtures/fake-reply';
import { createSurroundings } from '../surroundings';
import type { Responder } from './responder';
import { byRules } from './rules';

const lines: Framing = { kind: 'delimiter', mode: 'text', delimiter: '\\n', keep: false, most: 10 };

function make(texts: readonly RuleText[], framing: Framing = lines, answering = promptAnswering) {
  const reply = new FakeReply();
  const makeFramer = framerOf(framing);
  if (!makeFramer.ok) throw new Error('no framing');
  const rules = texts.map((rule, index) => ({ id: (index + 1) as RuleId, ...rule }));
  const { clock } = reply.timers;
  const responder = byRules({
    book: new RuleBook({ rules, fallback: null, nextId: 99, revision: 1 }),
    framing,
    makeFramer: makeFramer.value,
    answering,
    surroundings: createSurroundings(clock),
    clock,
  })(reply);
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
