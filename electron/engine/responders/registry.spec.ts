import { describe, expect, it } from 'vitest';
import { noFraming, promptAnswering } from '../../../shared/model/defaults';
import type { Responder, ResponderKind } from '../../../shared/model/responder';
import { RuleBook } from '../answering/rule-book';
import { Turns } from '../answering/turns';
import { text } from '../fixtures/answers';
import { FakeReply } from '../fixtures/fake-reply';
import { createSurroundings } from '../surroundings';
import { responderOf } from './registry';

const settings: { readonly [K in ResponderKind]: Extract<Responder, { kind: K }> } = {
  echo: { kind: 'echo' },
  manual: { kind: 'manual' },
  discard: { kind: 'discard' },
  fixed: { kind: 'fixed', reply: text('ok') },
  rules: { kind: 'rules', framing: noFraming },
  chargen: { kind: 'chargen' },
  daytime: { kind: 'daytime' },
};
const clock = (): number => 0;
const tools = {
  clock,
  surroundings: createSurroundings(clock),
  book: new RuleBook({ rules: [], fallback: null, nextId: 1, revision: 0 }),
  turns: new Turns(),
};
const make = (responder: Responder, answering = promptAnswering, reply = new FakeReply()) => ({
  reply,
  made: responderOf(responder, answering, tools)(reply),
});

it.each(Object.values(settings))('makes a responder for the settings of kind $kind', (responder) => {
  const { made, reply } = make(responder);
  made.received(Buffer.from('x'), 0);
  made.peerFinished();
  made.dispose();
  const answers: Readonly<Record<ResponderKind, readonly string[]>> = {
    echo: ['x', 'FIN'],
    manual: [],
    discard: ['FIN'],
    fixed: ['ok', 'FIN'],
    rules: ['FIN'],
    chargen: ['FIN'],
    daytime: [],
  };
  expect(reply.sent).toEqual(answers[responder.kind]);
});

describe('the line of replies', () => {
  it('is used where there are options, and not made where there are none', () => {
    const delayed = { ...promptAnswering, delay: { least: 1, most: 1 } };
    const { made, reply } = make(settings.echo, delayed);
    made.received(Buffer.from('x'), 0);
    expect(reply.sent).toEqual([]);
    const plain = Object.defineProperty(new FakeReply(), 'line', {
      get: () => {
        throw new Error('made');
      },
    });
    Object.defineProperty(plain, 'waits', { value: false });
    make(settings.echo, promptAnswering, plain).made.received(Buffer.from('x'), 0);
    expect(plain.sent).toEqual(['x']);
  });

  it('is used without options too while replies of the responder before wait in it', () => {
    const { made, reply } = make(settings.echo, { ...promptAnswering, delay: { least: 9, most: 9 } });
    made.received(Buffer.from('old'), 0);
    make(settings.echo, promptAnswering, reply).made.received(Buffer.from('new'), 0);
    expect(reply.sent).toEqual([]);
    reply.timers.pass(9);
    expect(reply.sent).toEqual(['old', 'new']);
  });
});

it('answers nothing where a file that was changed by hand holds what cannot be sent', () => {
  const { made, reply } = make({ kind: 'fixed', reply: text('\\q') });
  made.received(Buffer.from('x'), 0);
  const framing = { kind: 'delimiter', mode: 'hex', delimiter: 'zz', keep: true, most: 9 } as const;
  make({ kind: 'rules', framing }, promptAnswering, reply).made.received(Buffer.from('x'), 0);
  expect(reply.sent).toEqual([]);
});
