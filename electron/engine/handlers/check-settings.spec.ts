import { describe, expect, it } from 'vitest';
import { emptyMessage, openAccess, plainDialing, promptAnswering } from '../../../shared/model/defaults';
import { checkAccess, checkAnswering, checkDialing, checkResponder, tidyDialing } from './check-settings';

const wrong = { ...emptyMessage, source: 'ab\\q' };
const invalidMessage = { error: { code: 'invalid_message', details: { position: 2 } } };

it('refuses a responder that could not answer', () => {
  expect(checkResponder({ kind: 'fixed', reply: wrong })).toMatchObject(invalidMessage);
  expect(checkResponder({ kind: 'fixed', reply: { ...wrong, source: '${counter}' } }).ok).toBe(true);
  const framing = { kind: 'delimiter', mode: 'text', delimiter: '\\q', keep: true, most: 10 } as const;
  expect(checkResponder({ kind: 'rules', framing })).toMatchObject({ error: { code: 'invalid_framing' } });
  expect(checkResponder({ kind: 'echo' }).ok).toBe(true);
});

it('refuses a delay whose ends are the wrong way round', () => {
  expect(checkAnswering({ ...promptAnswering, delay: { least: 5, most: 4 } })).toEqual({
    ok: false,
    error: { code: 'invalid_range', details: { least: 5, most: 4 } },
  });
  expect(checkAnswering({ ...promptAnswering, delay: { least: 4, most: 4 } }).ok).toBe(true);
});

it('refuses peers that are none, and a greeting that cannot be sent', () => {
  expect(checkAccess({ ...openAccess, allow: ['::1', 'me'] })).toMatchObject({
    error: { code: 'invalid_peer', details: { text: 'me' } },
  });
  expect(checkAccess({ ...openAccess, greeting: wrong })).toMatchObject(invalidMessage);
  expect(checkAccess({ ...openAccess, allow: ['::1'], greeting: emptyMessage }).ok).toBe(true);
});

describe('how a client dials', () => {
  const retry = { firstMs: 100, mostMs: 50, attempts: null };

  it('has waits in order, and an address of this computer to come from', () => {
    expect(checkDialing({ ...plainDialing, retry })).toMatchObject({ error: { code: 'invalid_range' } });
    expect(checkDialing({ ...plainDialing, retry: { ...retry, mostMs: 100 } }).ok).toBe(true);
    expect(checkDialing({ ...plainDialing, localHost: 'localhost' })).toMatchObject({
      error: { code: 'invalid_host', details: { text: 'localhost' } },
    });
    expect(checkDialing({ ...plainDialing, localHost: '127.0.0.1' }).ok).toBe(true);
  });

  it('is tidied', () => {
    expect(tidyDialing({ ...plainDialing, localHost: ' [::1] ' }).localHost).toBe('::1');
    expect(tidyDialing({ ...plainDialing, localHost: 'a b' }).localHost).toBe('a b');
    expect(tidyDialing(plainDialing)).toEqual(plainDialing);
  });
});
