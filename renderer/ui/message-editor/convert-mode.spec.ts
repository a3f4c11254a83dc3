import { describe, expect, it } from 'vitest';
import { emptyMessage } from '../../../shared/model/defaults';
import { convertMode } from './convert-mode';

describe('convertMode', () => {
  it('keeps the bytes', () => {
    const converted = convertMode({ ...emptyMessage, source: 'Hi', ending: 'lf' }, 'hex');
    expect(converted).toEqual({
      ok: true,
      value: { ...emptyMessage, mode: 'hex', source: '48 69', ending: 'lf' },
    });
  });

  it('says in a sentence why it cannot, and where', () => {
    const converted = convertMode({ ...emptyMessage, source: 'ab\\q' }, 'hex');
    expect(converted.ok).toBe(false);
    expect(!converted.ok && converted.problem).toMatch(
      /^It stays as Text, because it is wrong at character 3: .+\. Correct it there, then choose Hex\.$/,
    );
  });

  it('knows the groups of a rule', () => {
    const message = { ...emptyMessage, source: 'a${name}' };
    expect(convertMode(message, 'mixed').ok).toBe(false);
    expect(convertMode(message, 'mixed', ['name']).ok).toBe(true);
  });
});
