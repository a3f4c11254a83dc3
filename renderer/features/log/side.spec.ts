import { describe, expect, it } from 'vitest';
import type { EndpointId } from '../../../shared/model/ids';
import { sideOf } from './side';

describe('the side of an endpoint', () => {
  const endpoints = [
    { id: 1 as EndpointId, kind: 'server', name: 'Server 1' },
    { id: 2 as EndpointId, kind: 'client', name: 'Client 1' },
  ] as const;

  it.each([
    [1, 'server'],
    [2, 'client'],
    [9, 'server'],
  ])('of %i is %s', (id, side) => {
    expect(sideOf(endpoints, id as EndpointId)).toBe(side);
  });
});
