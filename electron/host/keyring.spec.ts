import { describe, expect, it } from 'vitest';
import { createKeyring } from './keyring';

describe('createKeyring', () => {
  it('accepts the printed key for the whole run', () => {
    const keys = createKeyring();
    expect([keys.accepts(keys.printed), keys.accepts(keys.printed)]).toEqual([true, true]);
  });

  it('accepts the key that the browser is started with once', () => {
    const keys = createKeyring();
    expect(keys.accepts('wrong')).toBe(false);
    expect([keys.accepts(keys.opened), keys.accepts(keys.opened)]).toEqual([true, false]);
    expect(keys.accepts(keys.printed)).toBe(true);
  });

  it('accepts nothing else', () => {
    const keys = createKeyring();
    const guesses = ['', 'undefined', keys.printed.slice(1), `${keys.printed} `, createKeyring().printed];
    expect(guesses.map((key) => keys.accepts(key))).toEqual(guesses.map(() => false));
  });

  it('takes the printed key that it is given', () => {
    expect(createKeyring('given').accepts('given')).toBe(true);
  });
});
