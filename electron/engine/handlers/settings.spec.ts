import { describe, expect, it } from 'vitest';
import { dialable, givenSettings, moves } from './settings';

describe('givenSettings', () => {
  it('leaves out what was not given, so that it cannot replace what is set', () => {
    expect(givenSettings({ name: undefined, host: undefined, port: 0 })).toEqual({
      ok: true,
      value: { port: 0 },
    });
    expect(Object.keys(givenSettings({ name: undefined }))).not.toContain('name');
  });

  it('gives the host as it will be used, or refuses it as typed', () => {
    expect(givenSettings({ host: ' [::1] ' })).toEqual({ ok: true, value: { host: '::1' } });
    expect(givenSettings({ host: ' a b ' })).toMatchObject({
      error: { code: 'invalid_host', details: { text: ' a b ' } },
    });
  });
});

it('cannot dial port 0', () => {
  expect(dialable({ port: 0 })).toMatchObject({ ok: false, error: { code: 'invalid_port' } });
  expect(dialable({ port: 1 }).ok).toBe(true);
  expect(dialable({}).ok).toBe(true);
});

it('tells whether an address would change', () => {
  const now = { host: '::1', port: 80 };
  expect([{}, { host: '::1' }, { host: '::1', port: 80 }].map((given) => moves(given, now))).toEqual([
    false,
    false,
    false,
  ]);
  expect([{ host: '::' }, { port: 81 }].map((given) => moves(given, now))).toEqual([true, true]);
});
