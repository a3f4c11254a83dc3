import { describe, expect, it } from 'vitest';
import { errorOf, fail, succeed } from './outcome';

describe('an outcome', () => {
  it('is a value, or an error with its details', () => {
    expect(succeed(7)).toEqual({ ok: true, value: 7 });
    const error = errorOf('invalid_port', { text: 'x' });
    expect(error).toEqual({ code: 'invalid_port', details: { text: 'x' } });
    expect(fail('invalid_port', { text: 'x' })).toEqual({ ok: false, error });
  });
});
