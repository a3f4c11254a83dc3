import { describe, expect, it } from 'vitest';
import type { ConnectionId } from '../../../shared/model/ids';
import { connectionText, readConnection } from './connection-draft';

describe('the connection of a view', () => {
  it.each([
    ['', { kind: 'all' }],
    ['  ', { kind: 'all' }],
    ['7', { kind: 'one', connection: 7 }],
    [' #12 ', { kind: 'one', connection: 12 }],
    ['0', { kind: 'invalid' }],
    ['1-3', { kind: 'invalid' }],
    ['99999999999', { kind: 'invalid' }],
  ])('reads “%s”', (text, typed) => {
    expect(readConnection(text)).toEqual(typed);
  });

  it('writes what it reads', () => {
    expect(connectionText(null)).toBe('');
    expect(readConnection(connectionText(7 as ConnectionId))).toEqual({ kind: 'one', connection: 7 });
  });
});
