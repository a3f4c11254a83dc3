import { describe, expect, it } from 'vitest';
import { emptyMessage, openAccess } from '../../../shared/model/defaults';
import { accessWords } from './access-words';

describe('accessWords', () => {
  it('says nothing where everyone is let in and stays', () => {
    expect(accessWords(openAccess)).toEqual([]);
  });

  it.each([
    [['::1'], 'Only ::1 may connect'],
    [['::1', '127.0.0.1'], 'Only 2 addresses may connect'],
    [['::1', '10.0.0.0/8'], 'Only 2 addresses and networks may connect'],
  ])('names who may connect: %j', (allow, words) => {
    expect(accessWords({ ...openAccess, allow })).toEqual([words]);
  });

  it('names the cap, the idle time and the greeting', () => {
    expect(accessWords({ allow: [], connections: 1, idleMs: 30_000, greeting: emptyMessage })).toEqual([
      'At most 1 connection',
      'Idle connections are closed after 30 s',
      'Everyone who connects is greeted',
    ]);
    expect(accessWords({ ...openAccess, connections: 1_000 })).toEqual(['At most 1,000 connections']);
  });
});
