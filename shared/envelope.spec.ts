import { encode } from '@msgpack/msgpack';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeMessage, decodeRequest, encodeWire, requestIdOf } from './envelope';
import { SEND_PIECE_BYTES, WIRE_MAX_BYTES } from './limits';

const request = { id: 1, method: 'server.stop', params: { server: 1 } };

describe('a request', () => {
  it('comes back as it was, bytes as bytes', () => {
    const data = fc.uint8Array({ maxLength: 5_000 });
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.string(), data, (id, method, bytes) => {
        const sent = { id, method, params: { connection: 1, data: bytes } };
        expect(decodeRequest(encodeWire(sent))).toEqual(sent);
      }),
    );
  });

  it('carries one send piece within the largest frame', () => {
    const data = new Uint8Array(SEND_PIECE_BYTES).fill(7);
    const sent = { id: 2 ** 31, method: 'connection.send', params: { connection: 2 ** 31 - 1, data } };
    const frame = encodeWire(sent);
    expect(frame.length).toBeLessThanOrEqual(WIRE_MAX_BYTES);
    const { params } = decodeRequest(frame) as { params: { data: Uint8Array } };
    expect(Buffer.compare(params.data, data)).toBe(0);
  });

  it.each<[string, unknown, number | null]>([
    ['an extra field', { ...request, extra: 1 }, 1],
    ['no parameters', { id: 1, method: 'server.stop' }, 1],
    ['no number', { method: 'server.stop', params: {} }, null],
    ['a negative number', { ...request, id: -1 }, null],
    ['half a number', { ...request, id: 0.5 }, null],
    ['NaN', { ...request, id: NaN }, null],
    ['a number above 2⁵³', { ...request, id: 2 ** 60 }, null],
    ['text for a number', { ...request, id: '1' }, null],
    ['a list', [1, 'server.stop', {}], null],
    ['null', null, null],
    ['a number alone', 1, null],
    ['bytes', new Uint8Array([1, 2, 3]), null],
    ['a timestamp', { ...request, params: new Date(0) }, null],
  ])('is refused with %s', (_, value, id) => {
    const frame = encode(value);
    expect(decodeRequest(frame)).toBeNull();
    expect(requestIdOf(frame)).toBe(id);
  });

  it('is refused with a key that would reach a prototype', () => {
    const params = JSON.parse('{"__proto__": {"polluted": true}}') as unknown;
    for (const value of [
      { ...request, params },
      { id: 1, method: params },
    ]) {
      expect(decodeRequest(encode(value))).toBeNull();
    }
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('is refused when it is cut short, or longer than it says', () => {
    const frame = encodeWire(request);
    for (let length = 0; length < frame.length; length += 1) {
      expect(decodeRequest(frame.subarray(0, length))).toBeNull();
    }
    expect(decodeRequest(new Uint8Array([...frame, 0]))).toBeNull();
  });

  it('is refused above the largest frame', () => {
    const frame = encodeWire({ ...request, params: new Uint8Array(WIRE_MAX_BYTES) });
    expect(decodeRequest(frame)).toBeNull();
    expect(requestIdOf(frame)).toBeNull();
  });

  it.each<[string, number[]]>([
    ['lists in lists', [0x91]],
    ['maps in maps', [0x81, 0xa0]],
    ['lists that each declare 2³² - 1 values', [0xdd, 0xff, 0xff, 0xff, 0xff]],
    ['lists that each declare 32 million values', [0xdd, 0x01, 0xff, 0xff, 0xff]],
  ])('is refused at once for a frame of %s', (_, unit) => {
    const frame = Uint8Array.from({ length: 1_000_000 }, (_value, index) => unit[index % unit.length] ?? 0);
    expect(decodeRequest(frame)).toBeNull();
    expect(requestIdOf(frame)).toBeNull();
  });

  it('never throws, whatever comes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (frame) => {
        decodeRequest(frame);
        requestIdOf(frame);
        decodeMessage(frame);
      }),
      { numRuns: 2_000 },
    );
  });

  it('never throws for a request with one byte changed', () => {
    const frame = encodeWire(request);
    fc.assert(
      fc.property(fc.nat(frame.length - 1), fc.integer({ min: 0, max: 255 }), (at, value) => {
        const changed = frame.slice();
        changed[at] = value;
        decodeRequest(changed);
        requestIdOf(changed);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a message', () => {
  it.each([
    { id: 1, outcome: { ok: true, value: { bytes: new Uint8Array([0, 255]), total: 2 } } },
    { event: 'notice', payload: { revision: 1 } },
  ])('comes back as it was: %o', (message) => {
    expect(decodeMessage(encodeWire(message))).toEqual(message);
  });

  it.each([[null], [1], ['id'], [[]], [{}], [{ id: '1' }], [{ event: 1 }]])(
    'is not understood: %j',
    (value) => {
      expect(decodeMessage(encode(value))).toBeNull();
    },
  );

  it('is not understood when it is cut short', () => {
    expect(decodeMessage(encodeWire({ id: 1, outcome: 'long enough' }).subarray(0, 12))).toBeNull();
  });
});
