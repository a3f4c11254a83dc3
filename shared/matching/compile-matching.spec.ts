import { describe, expect, it } from 'vitest';
import type { Matching } from '../model/matching';
import { compileMatching, type CompiledMatching } from './compile-matching';

type Verb = 'equals' | 'contains' | 'starts-with';

const content = (by: Verb, source: string, mode: 'text' | 'hex' | 'mixed' = 'text'): Matching => ({
  by,
  content: { mode, source, encoding: 'utf-8' },
});

function compiled(matching: Matching): CompiledMatching {
  const made = compileMatching(matching);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

const range = (matching: Matching, input: Uint8Array | string): unknown => {
  const match = compiled(matching).match(Buffer.from(input));
  return match === null ? null : [match.start, match.end];
};

it('fits anything', () => {
  expect(range({ by: 'any' }, '')).toEqual([0, 0]);
  expect(range({ by: 'any' }, 'abc')).toEqual([0, 3]);
  expect(compiled({ by: 'any' }).match(Buffer.from('ab'))?.group('0')).toEqual(Buffer.from('ab'));
});

it('equals, starts with, contains', () => {
  expect(range(content('equals', 'ping\\n'), 'ping\n')).toEqual([0, 5]);
  expect(range(content('equals', 'ping'), 'ping\n')).toBeNull();
  expect(range(content('equals', 'ping\\n'), 'ping')).toBeNull();
  expect(range(content('starts-with', '01 03', 'hex'), Uint8Array.of(1, 3, 0))).toEqual([0, 2]);
  expect(range(content('starts-with', '01 03', 'hex'), Uint8Array.of(1))).toBeNull();
  expect(range(content('contains', 'é<00>', 'mixed'), Buffer.from('café\0!'))).toEqual([3, 6]);
  expect(range(content('contains', 'é'), Buffer.from('cafe'))).toBeNull();
});

it('captures the whole match, and nothing else', () => {
  const match = compiled(content('contains', 'OK')).match(Buffer.from('<OK>'));
  expect(match?.group('0')).toEqual(Buffer.from('OK'));
  expect(match?.group('1')).toBeNull();
  expect(compiled(content('contains', 'OK')).groups).toEqual(['0']);
});

it('says in words what it looks for', () => {
  expect(compiled(content('contains', 'OK')).words).toBe('contains “OK”');
  expect(compiled(content('starts-with', '01', 'hex')).words).toBe('starts with “01”');
  expect(compiled({ by: 'any' }).words).toBe('anything');
});

describe('refuses', () => {
  it.each([
    ['a wrong escape where it stands', content('equals', 'ab\\q'), 2],
    ['a wrong digit', content('equals', '00 0g', 'hex'), 3],
    ['a variable', content('equals', '${counter}'), 0],
    ['nothing', content('contains', '  ', 'hex'), 0],
  ])('%s', (_, matching, position) => {
    expect(compileMatching(matching)).toMatchObject({
      ok: false,
      error: { code: 'invalid_pattern', details: { position } },
    });
  });
});
