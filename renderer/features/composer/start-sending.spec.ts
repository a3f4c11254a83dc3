import { describe, expect, it } from 'vitest';
import { fail, succeed, type Outcome } from '../../../shared/errors';
import { emptyMessage } from '../../../shared/model/defaults';
import type { ConnectionId } from '../../../shared/model/ids';
import type { Message } from '../../../shared/model/message';
import type { SendingId, Sequence } from '../../../shared/model/sending';
import { stubClient } from '../../state/stubs';
import type { Route } from './route';
import { startRepeat, startSequence, targetOf } from './start-sending';

const target = { kind: 'connection', connection: 3 as ConnectionId } as const;
const route: Outcome<Route> = succeed({ target, send: () => Promise.resolve(succeed({})) });
const away: Outcome<Route> = fail('not_connected', { name: 'C' });
const repetition = { everyMs: 10, jitterMs: 0, count: 5 };
const message = (source: string): Message => ({ ...emptyMessage, source });
const sequenceOf = (...sources: string[]): Sequence => ({
  steps: sources.map((source) => ({ delayMs: 0, message: message(source), expect: null })),
  loops: 1,
  stopOnError: true,
});

describe('startRepeat', () => {
  it('repeats a message under the name of its beginning', async () => {
    const client = stubClient();
    const started = startRepeat(client, route, message('ping\n'), repetition);
    expect(client.calls).toEqual([
      { method: 'sending.repeat', params: { target, name: 'ping', message: message('ping\n'), repetition } },
    ]);
    client.answerTo('sending.repeat', succeed({ sending: 1 as SendingId }));
    expect(await started).toBeNull();
  });

  it.each<[string, Message, Outcome<Route>, unknown]>([
    ['a wrong message', message('\\q'), route, { code: 'invalid_message', details: { position: 0 } }],
    [
      'one that is too long',
      message('x'.repeat(70_000)),
      route,
      { code: 'invalid_message', details: { position: 65_536 } },
    ],
    ['nobody there', message('ping'), away, { code: 'not_connected' }],
  ])('asks the engine for nothing with %s', async (_name, what, way, error) => {
    const client = stubClient();
    expect(await startRepeat(client, way, what, repetition)).toMatchObject(error as object);
    expect(client.calls).toEqual([]);
  });

  it('passes on why the engine refused', async () => {
    const client = stubClient();
    const started = startRepeat(client, route, message('ping'), repetition);
    client.answerTo('sending.repeat', fail('too_many_sendings', { cap: 64 }));
    expect(await started).toMatchObject({ code: 'too_many_sendings' });
  });
});

describe('startSequence', () => {
  it('runs a sequence, steps without a message included', async () => {
    const client = stubClient();
    const sequence = sequenceOf('a', '', 'b');
    const started = startSequence(client, route, sequence, 'Log in');
    expect(client.calls).toEqual([
      { method: 'sending.sequence', params: { target, name: 'Log in', sequence } },
    ]);
    client.answerTo('sending.sequence', succeed({ sending: 1 as SendingId }));
    expect(await started).toBeNull();
  });

  it('begins nothing when any of its messages is wrong, or nobody is there', async () => {
    const client = stubClient();
    expect(await startSequence(client, route, sequenceOf('a', '\\q'), 'x')).toMatchObject({
      code: 'invalid_message',
    });
    expect(await startSequence(client, away, sequenceOf('a'), 'x')).toMatchObject({ code: 'not_connected' });
    expect(client.calls).toEqual([]);
  });
});

describe('targetOf', () => {
  it('is whom a route goes to, or why there is nobody', () => {
    expect(targetOf(route)).toEqual(succeed(target));
    expect(targetOf(away)).toEqual(away);
  });
});
