import { expect, it } from 'vitest';
import { PatternFault, PatternText } from './pattern-text';
import { readClass } from './regex-class';

function classOf(source: string, folds = false): string {
  const text = new PatternText(source);
  text.take('[');
  const found = readClass(text, folds);
  expect(text.done).toBe(true);
  return found;
}

it.each([
  ['[a]', '[\\x61]'],
  ['[a-cx]', '[\\x61-\\x63\\x78]'],
  ['[^\\x01-\\xff]', '[\\x00]'],
  ['[]', '[]'],
  ['[\\]]', '[\\x5d]'],
  ['[a-]', '[\\x2d\\x61]'],
  ['[-a]', '[\\x2d\\x61]'],
])('%s is %s', (source, expected) => {
  expect(classOf(source)).toBe(expected);
});

it('takes both cases where letters fold, before it is turned round', () => {
  expect(classOf('[aB]', true)).toBe('[\\x41-\\x42\\x61-\\x62]');
  expect(classOf('[^a-y]', true).includes('\\x5a')).toBe(true);
});

it.each([
  ['[a', 0],
  ['[c-a]', 1],
  ['[aé]', 2],
])('%s is wrong at %d', (source, position) => {
  try {
    classOf(source);
    expect.unreachable();
  } catch (problem) {
    if (!(problem instanceof PatternFault)) throw problem;
    expect(problem.fault.position).toBe(position);
  }
});
