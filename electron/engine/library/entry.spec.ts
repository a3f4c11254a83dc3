import { describe, expect, it } from 'vitest';
import { emptyMessage } from '../../../shared/model/defaults';
import type { Saved, SavedId } from '../../../shared/model/library';
import { byName, entryOf, holdsAll, lengthOf, wordsOf } from './entry';

const messageOf = (source: string): typeof emptyMessage => ({ ...emptyMessage, source });

function savedOf(name: string, source = '', tags: string[] = [], id = 1): Saved {
  return { id: id as SavedId, name, tags, content: { kind: 'message', message: messageOf(source) } };
}

function sequenceOf(...sources: string[]): Saved {
  const steps = sources.map((source) => ({ delayMs: 0, message: messageOf(source), expect: null }));
  const sequence = { steps, loops: 1, stopOnError: true };
  return { id: 1 as SavedId, name: 'login', tags: [], content: { kind: 'sequence', sequence } };
}

describe('looking for words', () => {
  const entry = entryOf(savedOf('Read Status', 'GET /a\\r\\n', ['Modbus', 'Größe']));
  const holds = (words: string, of = entry): boolean => holdsAll(of, wordsOf(words));

  it('finds parts of name, tags and source, whatever their case, in any order', () => {
    for (const words of ['', ' ', 'status', 'STAT read', '/A', 'modbus  get', 'größe', '\\r\\n']) {
      expect(holds(words)).toBe(true);
    }
  });

  it('wants all of the words', () => {
    expect(holds('status write')).toBe(false);
    expect(holds('statusread')).toBe(false);
  });

  it('finds what steps of a sequence say', () => {
    expect(holds('user pass', entryOf(sequenceOf('USER a', 'PASS b')))).toBe(true);
  });
});

it('knows how many bytes an entry takes in its file', () => {
  const saved = savedOf('é', '\u0000');
  expect(entryOf(saved).bytes).toBe(Buffer.byteLength(JSON.stringify(saved)));
});

it('knows how long the messages of an entry are', () => {
  expect(lengthOf(savedOf('name', 'abc'))).toBe(3);
  expect(lengthOf(sequenceOf('ab', 'c', ''))).toBe(3);
});

it('lists by name as people do', () => {
  const names = ['b', 'Ä', 'message 10', 'A', 'message 2', 'a'];
  const entries = names.map((name, id) => entryOf(savedOf(name, '', [], id + 1))).sort(byName);
  expect(entries.map(({ saved }) => saved.name)).toEqual(['Ä', 'A', 'a', 'b', 'message 2', 'message 10']);
});
