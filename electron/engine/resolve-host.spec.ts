import type { LookupAddress } from 'node:dns';
import { describe, expect, it } from 'vitest';
import { resolveHost, systemLookup } from './resolve-host';
import type { Lookup } from './socket-runner';

const answering =
  (found: LookupAddress[]): Lookup =>
  (_host, _options, callback) =>
    callback(null, found);

describe('resolveHost', () => {
  it.each(['127.0.0.1', '::1', '0.0.0.0'])('leaves the literal %s as it is', async (host) => {
    expect(await resolveHost(host, systemLookup)).toBe(host);
  });

  it('prefers IPv4, wherever the resolver puts it', async () => {
    const six = { address: '::1', family: 6 };
    expect(await resolveHost('localhost', answering([six, { address: '127.0.0.1', family: 4 }]))).toBe(
      '127.0.0.1',
    );
    expect(await resolveHost('localhost', answering([six]))).toBe('::1');
  });

  it('rejects with the resolver’s error, or with ENOTFOUND for an empty answer', async () => {
    const failing: Lookup = (_host, _options, callback) =>
      callback(Object.assign(new Error('no'), { code: 'EAI_AGAIN' }), []);
    await expect(resolveHost('x.invalid', failing)).rejects.toMatchObject({ code: 'EAI_AGAIN' });
    await expect(resolveHost('x.invalid', answering([]))).rejects.toMatchObject({ code: 'ENOTFOUND' });
  });
});
