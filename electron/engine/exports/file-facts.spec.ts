import { afterEach, expect, it } from 'vitest';
import { storedCapture } from '../fixtures/stored-capture';
import { readFileFacts } from './file-facts';

const capture = storedCapture([]);
afterEach(() => capture.dispose());

it('are what the manifest says, and little where there is none', () => {
  const facts = readFileFacts(capture.folder, false);
  expect(facts.program).toBe('a spec');
  expect([...facts.names]).toEqual([
    [1, 'Server 1'],
    [2, 'Client: 1/2'],
  ]);
  expect([...facts.clients]).toEqual([2]);
  expect(facts.complete).toBe(false);
  capture.dispose();
  expect(readFileFacts(capture.folder, true)).toEqual({
    program: 'Parley',
    names: new Map(),
    clients: new Set(),
    complete: true,
  });
});
