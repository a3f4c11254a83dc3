import { describe, expect, it } from 'vitest';
import type { Pattern } from '../model/criteria';
import { checkPattern, compilePattern } from './compile-pattern';
import { asRegex } from './compiled';

describe('compilePattern', () => {
  it.each<[Pattern, string]>([
    [{ kind: 'text', text: 'ok', matchCase: true }, 'literal'],
    [{ kind: 'hex', text: '0d 0a' }, 'literal'],
    [{ kind: 'regex', source: 'ok?', matchCase: false }, 'regex'],
  ])('makes %j ready', (pattern, kind) => {
    expect(compilePattern(pattern)).toMatchObject({ ok: true, value: { kind } });
    expect(checkPattern(pattern)).toEqual({ ok: true, value: {} });
  });

  it.each<[Pattern, number]>([
    [{ kind: 'text', text: 'a\udc00', matchCase: true }, 1],
    [{ kind: 'hex', text: '0d 0' }, 3],
    [{ kind: 'regex', source: 'a(', matchCase: false }, 1],
  ])('says where %j is wrong', (pattern, position) => {
    const error = { code: 'invalid_pattern', details: { position, problem: expect.any(String) } };
    expect(compilePattern(pattern)).toEqual({ ok: false, error });
    expect(checkPattern(pattern)).toEqual({ ok: false, error });
  });

  it('gives a literal as a regular expression too', () => {
    const compiled = compilePattern({ kind: 'text', text: 'A.', matchCase: false });
    if (!compiled.ok) throw new Error('expected a pattern');
    expect(asRegex(compiled.value)).toEqual({
      kind: 'regex',
      source: '\\x61\\x2e',
      folds: true,
      longest: 2,
      edges: false,
      overlaps: true,
    });
  });
});
