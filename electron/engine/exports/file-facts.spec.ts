import { expect, it } from 'vitest';
import type { CapturedEndpoint } from '../../../shared/model/capture';
import { fileFacts } from './file-facts';

it('are names by number, and which of them are clients', () => {
  const endpoints = [
    { id: 1, kind: 'server', name: 'Server 1' },
    { id: 4, kind: 'client', name: 'Client 1' },
  ] as CapturedEndpoint[];
  expect(fileFacts('Parley 1', endpoints, false)).toEqual({
    program: 'Parley 1',
    names: new Map([
      [1, 'Server 1'],
      [4, 'Client 1'],
    ]),
    clients: new Set([4]),
    complete: false,
  });
});
