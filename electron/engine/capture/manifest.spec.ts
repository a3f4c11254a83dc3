import { describe, expect, it } from 'vitest';
import type { CapturedEndpoint } from '../../../shared/model/capture';
import { decodeManifest, encodeManifest } from './manifest';

const endpoint = { id: 1, kind: 'server', name: 'Echo “8888”' } as CapturedEndpoint;
const whole = {
  program: 'Parley 1.2.3',
  startedAt: 1_795_000_000_123_457,
  endedAt: null,
  endpoints: [endpoint],
};

describe('the manifest of a capture', () => {
  it('is read back as it was written', () => {
    expect(decodeManifest(encodeManifest(whole))).toEqual(whole);
    expect(decodeManifest(encodeManifest({ ...whole, endedAt: 7 }))).toEqual({ ...whole, endedAt: 7 });
  });

  it('is refused at every length but its own', () => {
    const text = encodeManifest(whole);
    for (let length = 0; length < text.trimEnd().length; length += 1) {
      expect(decodeManifest(text.slice(0, length))).toBeNull();
    }
  });

  it.each([
    '',
    'null',
    '7',
    '[]',
    '{}',
    '{"format":2,"program":"x","startedAt":1}',
    '{"format":1,"program":7}',
  ])('does not take %j for one', (text) => expect(decodeManifest(text)).toBeNull());

  it('leaves out endpoints that it does not understand', () => {
    const endpoints = [{ id: -1 }, endpoint, 'x'] as CapturedEndpoint[];
    expect(decodeManifest(encodeManifest({ ...whole, endpoints }))).toEqual(whole);
  });
});
