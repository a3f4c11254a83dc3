import { setImmediate as roundEnd } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ROUND_MAX_BYTES, ROUND_MAX_CHUNKS } from '../../../shared/limits';
import { Rounds, type Answers } from './rounds';

/** Somebody who notes what is to be answered, and then does what the spec wants. */
function player(name: string, told: string[], then: (text: string) => void = () => undefined): Answers {
  return {
    answer: (bytes, at) => {
      const text = `${name}${Buffer.from(bytes).toString()}@${at}`;
      told.push(text);
      then(text);
    },
  };
}
const bytes = (text: string): Uint8Array => Buffer.from(text);

describe('Rounds', () => {
  it('answers several connections at the end of the round, in the order in which they received', async () => {
    const told: string[] = [];
    const rounds = new Rounds();
    const [a, b] = [player('a', told), player('b', told)];
    rounds.received(a, bytes('1'), 1);
    rounds.received(b, bytes('1'), 2);
    rounds.received(a, bytes('2'), 3);
    expect(told).toEqual([]);
    await roundEnd();
    expect(told).toEqual(['a1@1', 'b1@2', 'a2@3']);
  });

  it('answers a connection that is alone at once', async () => {
    const told: string[] = [];
    const rounds = new Rounds();
    const alone = player('a', told);
    rounds.received(alone, bytes('1'), 1);
    await roundEnd();
    rounds.received(alone, bytes('2'), 2);
    expect(told).toEqual(['a1@1', 'a2@2']);
  });

  it.each([
    ['many chunks', ROUND_MAX_CHUNKS, 1],
    ['many bytes', 4, ROUND_MAX_BYTES / 4],
  ])('does not wait for the end with %s', (_what, chunks, size) => {
    const told: string[] = [];
    const rounds = new Rounds();
    const both = [player('a', told), player('b', told)] as const;
    for (let n = 0; n < chunks; n += 1) rounds.received(both[n % 2 === 0 ? 0 : 1], new Uint8Array(size), n);
    expect(told).toHaveLength(chunks);
  });

  it('answers at once when it is asked to, and each chunk once', async () => {
    const told: string[] = [];
    const rounds = new Rounds();
    rounds.received(player('a', told), bytes('1'), 1);
    rounds.settle();
    rounds.settle();
    await roundEnd();
    expect(told).toEqual(['a1@1']);
  });

  it('goes on in order when something comes while it answers', () => {
    const told: string[] = [];
    const rounds = new Rounds();
    const b = player('b', told);
    const a = player('a', told, (text) => {
      if (text !== 'a1@1') return;
      rounds.received(b, bytes('2'), 3);
      rounds.settle();
    });
    rounds.received(a, bytes('1'), 1);
    rounds.received(b, bytes('1'), 2);
    rounds.settle();
    expect(told).toEqual(['a1@1', 'b1@2', 'b2@3']);
  });

  it('answers the others when one throws', async () => {
    const told: string[] = [];
    const rounds = new Rounds();
    const broken = player('a', told, () => {
      throw new Error('broken');
    });
    rounds.received(broken, bytes('1'), 1);
    rounds.received(player('b', told), bytes('1'), 2);
    expect(() => rounds.settle()).toThrow('broken');
    await roundEnd();
    expect(told).toEqual(['a1@1', 'b1@2']);
  });
});
