import { describe, expect, it } from 'vitest';
import { HISTORY_MAX_MESSAGES } from '../../../shared/limits';
import { emptyHistory, leavesText, recall, recollect, remember, type Draft, type History } from './history';

const text = (source: string): Draft => ({ mode: 'text', source });
const say = (history: History, source: string): History => remember(history, text(source));

/** Walks from a draft; returns what is shown after each step. */
function walk(history: History, draft: string, ...steps: (-1 | 1)[]): (string | null)[] {
  let now = history;
  let shown = text(draft);
  return steps.map((step) => {
    const recalled = recall(now, step, shown);
    if (recalled === null) return null;
    now = recalled.history;
    shown = recalled.draft;
    return shown.source;
  });
}

const abc = ['a', 'b', 'c'].reduce(say, emptyHistory);

describe('history', () => {
  it('goes back through what was sent and forth to the draft, which is not lost', () => {
    expect(walk(abc, 'typed', -1, -1, -1, -1, 1, 1, 1, 1)).toEqual([
      'c',
      'b',
      'a',
      null,
      'b',
      'c',
      'typed',
      null,
    ]);
  });

  it('has nothing to recall at first', () => {
    expect(walk(emptyHistory, 'typed', -1, 1)).toEqual([null, null]);
  });

  it('returns to the draft after a message was sent', () => {
    const recalled = recall(abc, -1, text(''));
    const sent = say(recalled?.history ?? abc, 'a');
    expect(walk(sent, '', -1, -1)).toEqual(['a', 'c']);
  });

  it('keeps a repeated message once', () => {
    expect(say(abc, 'c').messages.map(({ source }) => source)).toEqual(['a', 'b', 'c']);
  });

  it('tells the same text in another mode from it, and recalls each in its own', () => {
    const both = remember(say(emptyHistory, '41'), { mode: 'hex', source: '41' });
    expect(both.messages).toHaveLength(2);
    const last = recall(both, -1, text('draft'));
    expect(last?.draft).toEqual({ mode: 'hex', source: '41' });
    expect(recall(last?.history ?? both, 1, last?.draft ?? text(''))?.draft).toEqual(text('draft'));
  });

  it('puts what earlier runs sent ahead, without moving what is shown', () => {
    const recalled = recall(abc, -1, text('typed'));
    const more = recollect(recalled?.history ?? abc, [text('x'), text('y')]);
    expect(walk(more, 'c', -1, -1, -1, -1, -1)).toEqual(['b', 'a', 'y', 'x', null]);
    expect(walk(more, 'c', 1)).toEqual(['typed']);
  });

  it('forgets the oldest messages beyond its cap', () => {
    let history = emptyHistory;
    for (let n = 0; n < HISTORY_MAX_MESSAGES + 5; n += 1) history = say(history, `m${n}`);
    expect(history.messages).toHaveLength(HISTORY_MAX_MESSAGES);
    expect(history.messages[0]).toEqual(text('m5'));
  });
});

describe('leavesText', () => {
  it.each<[string, -1 | 1, string, number, number, boolean]>([
    ['up in the only line', -1, 'one', 2, 2, true],
    ['up in the first line', -1, 'one\ntwo', 3, 3, true],
    ['up in the second line', -1, 'one\ntwo', 4, 4, false],
    ['down in the first line', 1, 'one\ntwo', 3, 3, false],
    ['down in the last line', 1, 'one\ntwo', 4, 4, true],
    ['with a selection', -1, 'one', 0, 3, false],
    ['in an empty text', 1, '', 0, 0, true],
  ])('%s', (_name, step, text, start, end, leaves) => {
    expect(leavesText(step, text, start, end)).toBe(leaves);
  });
});
