import { describe, expect, it } from 'vitest';
import { errorOf } from '../../../shared/errors';
import type { ConnectionId, EndpointId } from '../../../shared/model/ids';
import type { EventRow } from '../../../shared/model/row';
import { eventFields, eventWords } from './event-words';

const place = { seq: 4, at: 0, endpoint: 1 as EndpointId, connection: 3 as ConnectionId };
const here = { host: '127.0.0.1', port: 8888 };
const there = { host: '::1', port: 51_234 };

describe('the words of a lifecycle event', () => {
  it.each<[EventRow, string]>([
    [{ ...place, connection: null, kind: 'listening', address: here }, 'Listening on 127.0.0.1:8888'],
    [{ ...place, connection: null, kind: 'stopped' }, 'Stopped'],
    [{ ...place, kind: 'connecting', to: there }, 'Connecting to [::1]:51234'],
    [{ ...place, kind: 'opened', local: here, remote: there }, 'Connection #3 opened — from [::1]:51234'],
    [{ ...place, kind: 'half-closed', by: 'peer' }, '#3: the peer finished sending (FIN)'],
    [{ ...place, kind: 'half-closed', by: 'local' }, '#3: this side finished sending (FIN)'],
    [{ ...place, kind: 'closed', clean: true }, '#3: closed'],
    [{ ...place, kind: 'closed', clean: false }, '#3: closed before the peer finished sending'],
    [{ ...place, kind: 'reset', by: 'peer' }, '#3: reset by the peer (RST)'],
    [{ ...place, kind: 'reset', by: 'local' }, '#3: reset by this side (RST)'],
    [
      { ...place, kind: 'error', error: errorOf('connection_reset', {}) },
      '#3: The peer reset the connection (RST).',
    ],
    [
      {
        ...place,
        kind: 'refused',
        remote: there,
        error: { code: 'too_many_connections', details: { cap: 2 } },
      },
      'Refused [::1]:51234: 2 connections are open, the most there may be',
    ],
    [
      {
        ...place,
        kind: 'refused',
        remote: there,
        error: { code: 'peer_not_allowed', details: { host: '::1' } },
      },
      'Refused [::1]:51234: not on the list of allowed peers',
    ],
    [
      { ...place, kind: 'damaged', was: 'in', length: 1_200 },
      '#3: 1,200 bytes received, which cannot be shown. Its part of the file on disk is damaged.',
    ],
    [
      { ...place, connection: null, kind: 'damaged', was: 'listening', length: 40 },
      'An event (listening), of which nothing more can be shown. Its part of the file on disk is damaged.',
    ],
  ])('%j', (row, expected) => {
    expect(eventWords(row, 'server').words).toBe(expected);
  });

  it('says what a gap lost, when and why', () => {
    const at = new Date(2026, 10, 22, 12, 31, 16, 900).getTime() * 1_000;
    const row: EventRow = {
      ...place,
      kind: 'gap',
      at,
      since: at - 12_500_000,
      bytes: 4_512,
      records: 30,
      why: errorOf('disk_full', { path: '/data' }),
    };
    expect(eventWords(row, 'server').words).toBe(
      '#3: Not captured: 4,512 bytes in 30 chunks, 12:31:04–12:31:16. The disk that holds /data is full.',
    );
    expect(eventFields(row).map(({ name }) => name)).toEqual([
      'From',
      'To',
      'Not captured',
      'Code',
      'Next step',
    ]);
  });

  it('tells a client where it is connected', () => {
    const row: EventRow = { ...place, kind: 'opened', local: there, remote: here };
    expect(eventWords(row, 'client').words).toBe('Connected to 127.0.0.1:8888 — from [::1]:51234');
  });

  it('lists what the record holds besides', () => {
    expect(eventFields({ ...place, kind: 'opened', local: here, remote: there })).toEqual([
      { name: 'Local address', value: '127.0.0.1:8888' },
      { name: 'Peer', value: '[::1]:51234' },
    ]);
    expect(eventFields({ ...place, kind: 'stopped' })).toEqual([]);
  });
});
