import { expect, it } from 'vitest';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import { encodeEvent } from './encode-event';
import { eventRow } from './event-row';

it('makes an event bytes that are read back as its row', () => {
  const place = { seq: 3, at: 4, endpoint: 5 as EndpointId, connection: 6 as ConnectionId };
  const local = { host: '::1', port: 1 };
  const event = { kind: 'opened', local, remote: { host: 'ü', port: 2 } } as const;
  expect(eventRow(place, 'opened', encodeEvent(event))).toEqual({ ...place, ...event });
});

it('encodes a rule that tells the same object once', () => {
  const firing = { kind: 'rule', name: 'ü', reply: 1, then: 'stay' } as const;
  const encoded = encodeEvent(firing);
  expect(encodeEvent(firing)).toBe(encoded);
  expect(encodeEvent({ ...firing, reply: 0 })).not.toEqual(encoded);
});
