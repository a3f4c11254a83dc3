import { describe, expect, it } from 'vitest';
import {
  HISTORY_KEPT_LENGTH,
  HISTORY_MAX_LENGTH,
  HISTORY_MAX_MESSAGES,
  MESSAGE_MAX_LENGTH,
} from '../../../shared/limits';
import { emptyMessage } from '../../../shared/model/defaults';
import type { EndpointId } from '../../../shared/model/ids';
import type { KeptHistory } from '../../../shared/model/kept';
import type { Message } from '../../../shared/model/message';
import { History } from './history';

const one = 1 as EndpointId;
const two = 2 as EndpointId;
const messageOf = (source: string): Message => ({ ...emptyMessage, source });

function make(initial: KeptHistory | null = null) {
  let kept: (() => KeptHistory) | null = null;
  const keeper = { initial, changed: (content: () => KeptHistory) => void (kept = content) };
  const history = new History(keeper, new Set([one, two]));
  return {
    history,
    add: (...sources: string[]) => sources.forEach((source) => history.add(one, messageOf(source))),
    sources: (of = one) => history.read(of).map(({ source }) => source),
    kept: () => kept?.() ?? null,
  };
}

describe('a history', () => {
  it('is each endpoint’s own, oldest first', () => {
    const { history, add, sources } = make();
    add('a', 'b');
    history.add(two, messageOf('c'));
    expect(sources()).toEqual(['a', 'b']);
    expect(sources(two)).toEqual(['c']);
  });

  it('keeps repeats of the newest once, and what only looks the same', () => {
    const { history, add, sources } = make();
    add('a', 'a', 'b', 'a');
    expect(sources()).toEqual(['a', 'b', 'a']);
    const variants: Partial<Message>[] = [{ mode: 'hex' }, { encoding: 'utf-16le' }, { ending: 'lf' }];
    for (const variant of variants) history.add(one, { ...messageOf('a'), ...variant });
    expect(history.read(one).slice(3)).toMatchObject(variants);
  });

  it('holds so many messages', () => {
    const { add, sources } = make();
    add(...Array.from({ length: HISTORY_MAX_MESSAGES + 5 }, (_, i) => `${i}`));
    expect(sources()).toHaveLength(HISTORY_MAX_MESSAGES);
    expect(sources()[0]).toBe('5');
  });

  it('holds no more long ones than travel in one reply', () => {
    const { add, sources } = make();
    const room = HISTORY_MAX_LENGTH / MESSAGE_MAX_LENGTH;
    const long = Array.from({ length: room + 3 }, (_, i) => `${i}`.padEnd(MESSAGE_MAX_LENGTH));
    add('short', ...long);
    expect(sources()).toEqual(long.slice(3));
  });

  it('is forgotten with its endpoint', () => {
    const { history, add, kept } = make();
    add('a');
    history.forget(one);
    expect(history.read(one)).toEqual([]);
    expect(kept()).toEqual({ endpoints: [] });
  });
});

describe('what is kept', () => {
  it('comes back', () => {
    const { add, kept } = make();
    add('a', 'b');
    expect(kept()).toEqual({ endpoints: [{ endpoint: one, messages: [messageOf('a'), messageOf('b')] }] });
    expect(make(kept()).sources()).toEqual(['a', 'b']);
  });

  it('has no long messages, which stay in memory', () => {
    const { add, kept, sources } = make();
    const [most, more] = ['x'.repeat(HISTORY_KEPT_LENGTH), 'x'.repeat(HISTORY_KEPT_LENGTH + 1)];
    add(most, more, 'b');
    expect(sources()).toEqual([most, more, 'b']);
    expect(kept()?.endpoints[0]?.messages).toEqual([messageOf(most), messageOf('b')]);
  });

  it('has nothing of endpoints that are gone', () => {
    const gone = { endpoint: 3 as EndpointId, messages: [messageOf('x')] };
    const { history, add, kept } = make({ endpoints: [gone] });
    expect(history.read(gone.endpoint)).toEqual([]);
    add('a');
    expect(kept()?.endpoints).toMatchObject([{ endpoint: one }]);
  });
});
