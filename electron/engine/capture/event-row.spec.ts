import { expect, it } from 'vitest';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import { encodeEvent } from './encode-event';
import { eventRow } from './event-row';

const place = { seq: 3, at: 5, endpoint: 1 as EndpointId, connection: 2 as ConnectionId };

it('puts the row of an event together from what it holds and where it lies', () => {
  const remote = { host: '10.0.0.1', port: 1 };
  const event = { kind: 'opened', local: remote, remote } as const;
  expect(eventRow(place, 'opened', encodeEvent(event))).toEqual({ ...place, ...event });
  const moved = Buffer.from('{"seq":9,"endpoint":9,"kind":"stopped"}');
  expect(eventRow(place, 'stopped', moved)).toEqual({ ...place, kind: 'stopped' });
});

it.each(['', 'null', '7', '[]', '{}', '{"by":"me"}', '{"by":"peer","more":1}'])(
  'makes none of %j',
  (text) => {
    expect(eventRow(place, 'reset', Buffer.from(text))).toBeNull();
  },
);
