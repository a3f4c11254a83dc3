import { describe, expect, it } from 'vitest';
import { MAX_NAME_LENGTH } from '../limits';
import { endpointName } from './endpoint';
import { isEndpointName } from './endpoint-name';

describe('the name of an endpoint', () => {
  it.each<[string, boolean]>([
    ['Server 1', true],
    ['日本', true],
    [' x ', true],
    ['', false],
    ['   ', false],
    ['a\u0000b', false],
    ['a\nb', false],
    ['\u0085', false],
    ['x'.repeat(MAX_NAME_LENGTH), true],
    ['x'.repeat(MAX_NAME_LENGTH + 1), false],
  ])('%j: %s, by the schema too', (text, fits) => {
    expect(isEndpointName(text)).toBe(fits);
    expect(endpointName.safeParse(text).success).toBe(fits);
  });
});
