import { describe, expect, it } from 'vitest';
import { formatAddress, isLoopback } from './address-text';

describe('an address', () => {
  it.each([
    ['127.0.0.1', 8888, '127.0.0.1:8888'],
    ['localhost', 80, 'localhost:80'],
    ['::1', 8888, '[::1]:8888'],
    ['fe80::1%eth0', 1, '[fe80::1%eth0]:1'],
  ])('%s and %i are written as %s', (host, port, text) => expect(formatAddress({ host, port })).toBe(text));

  it.each([
    ['127.0.0.1', true],
    ['127.8.9.10', true],
    ['::1', true],
    ['LocalHost', true],
    ['0.0.0.0', false],
    ['::', false],
    ['128.0.0.1', false],
    ['127.0.0.1.example', false],
    ['localhost.example', false],
  ])('%s is on this computer only: %s', (host, is) => expect(isLoopback(host)).toBe(is));
});
