import { describe, expect, it } from 'vitest';
import { readText } from './text';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('readText', () => {
  it('is the UTF-8 of the text where case matters', () => {
    expect(readText('Grüße', true)).toEqual({
      ok: true,
      value: { kind: 'literal', bytes: bytes('Grüße'), folds: false },
    });
  });

  it('is small letters to be looked for in folded bytes where case does not matter', () => {
    expect(readText('GeT /', false)).toEqual({
      ok: true,
      value: { kind: 'literal', bytes: bytes('get /'), folds: true },
    });
  });

  it('folds nothing where there is nothing to fold', () => {
    expect(readText('12 日本', false)).toEqual({
      ok: true,
      value: { kind: 'literal', bytes: bytes('12 日本'), folds: false },
    });
  });

  it('takes either case of a character beyond ASCII', () => {
    const found = readText('äK', false);
    if (!found.ok || found.value.kind !== 'regex') throw new Error('expected a regular expression');
    expect(found.value).toMatchObject({ folds: true, longest: 3, edges: false, overlaps: true });
    const regex = new RegExp(`^(?:${found.value.source})$`);
    const latin1 = (text: string) => String.fromCharCode(...bytes(text));
    expect(regex.test(latin1('äk'))).toBe(true);
    expect(regex.test(latin1('Äk'))).toBe(true);
    expect(regex.test(latin1('ak'))).toBe(false);
    // The Kelvin sign is another character than k.
    expect(regex.test(latin1('ä\u212a'))).toBe(false);
  });

  it('refuses half a character, where it is', () => {
    expect(readText('ab\ud800c', true)).toMatchObject({ ok: false, fault: { position: 2 } });
  });
});
