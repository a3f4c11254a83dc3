import { describe, expect, it } from 'vitest';
import { matching } from '../../../shared/model/matching';
import { matchingLabels, rematched } from './matching-labels';

const content = { mode: 'hex', source: '4f 4b', encoding: 'us-ascii' } as const;

describe('rematched', () => {
  it('keeps the content among those that have one', () => {
    expect(rematched({ by: 'equals', content }, 'starts-with')).toEqual({ by: 'starts-with', content });
  });

  it('makes a pattern of a content, and a content of a pattern', () => {
    const regex = rematched({ by: 'contains', content }, 'regex');
    expect(regex).toEqual({
      by: 'regex',
      source: '4f 4b',
      over: 'text',
      encoding: 'us-ascii',
      matchCase: true,
    });
    expect(rematched(regex, 'equals')).toEqual({
      by: 'equals',
      content: { mode: 'text', source: '4f 4b', encoding: 'us-ascii' },
    });
  });

  it('leaves what is chosen already as it is', () => {
    const regex = { by: 'regex', source: 'a', over: 'bytes', encoding: 'utf-8', matchCase: false } as const;
    expect(rematched(regex, 'regex')).toBe(regex);
  });

  it('gives what the contract takes, from any way to any other, once something was typed', () => {
    for (const { value: from } of matchingLabels)
      for (const { value: to } of matchingLabels) {
        const there = rematched(rematched({ by: 'contains', content }, from), to);
        const typed =
          there.by === 'any'
            ? there
            : there.by === 'regex'
              ? { ...there, source: 'x' }
              : { ...there, content: { ...there.content, source: 'x' } };
        expect(matching.safeParse(typed).success, `${from} to ${to}`).toBe(true);
      }
  });
});
