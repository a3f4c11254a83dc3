import { describe, expect, it } from 'vitest';
import { MAX_NAME_LENGTH } from '../../../shared/limits';
import { messageName } from './message-name';

describe('messageName', () => {
  it('is the beginning of the source on one line', () => {
    expect(messageName({ source: 'GET / HTTP/1.1\nHost: x' })).toBe('GET / HTTP/1.1 Host: x');
    expect(messageName({ source: `${'x'.repeat(29)}yz` })).toBe(`${'x'.repeat(29)}…`);
  });

  it('is never empty, and never longer than a name may be', () => {
    expect(messageName({ source: ' \n' })).toBe('Message');
    expect(messageName({ source: '👋'.repeat(500) }).length).toBeLessThanOrEqual(MAX_NAME_LENGTH);
  });
});
