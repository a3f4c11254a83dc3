import { expect, it } from 'vitest';
import { Changes } from './changes';

it('counts what changed and tells every listener until it unsubscribes', () => {
  const changes = new Changes();
  const heard: string[] = [];
  const stopFirst = changes.subscribe(() => heard.push('first'));
  changes.subscribe(() => heard.push('second'));
  changes.endpointChanged();
  expect([changes.endpoints, changes.connections]).toEqual([1, 0]);
  stopFirst();
  changes.connectionChanged();
  expect([changes.endpoints, changes.connections]).toEqual([2, 1]);
  expect(heard).toEqual(['first', 'second', 'second']);
});
