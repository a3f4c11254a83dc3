import { expect, it } from 'vitest';
import { RecordScript, scriptFacts } from '../../fixtures/stored-records';
import { endpointName, missingWords, payloadOf } from './record-writer';

it('gives the payload of a record, or null', () => {
  const [whole, damaged] = new RecordScript().chunk(1, 'in', 'hello').damaged(1, 'in', 5).records;
  expect(payloadOf(whole!)?.toString()).toBe('hello');
  expect(payloadOf(damaged!)).toBeNull();
});

it('calls endpoints by their names, or by their numbers', () => {
  expect([1, 7].map((id) => endpointName(scriptFacts, id))).toEqual(['Server 1', 'Endpoint 7']);
});

it('counts what is missing', () => {
  expect(missingWords(5, 1)).toMatch(/^Record 5 is missing here/);
  expect(missingWords(5, 3)).toMatch(/^Records 5 to 7 are missing here/);
});
