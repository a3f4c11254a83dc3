import { describe, expect, it } from 'vitest';
import { emptyMessage, openAccess } from '../../../shared/model/defaults';
import type { Access } from '../../../shared/model/serving';
import { accessDraftOf, readAccess, type AccessDraft } from './access-draft';

const empty = accessDraftOf(openAccess);
const read = (part: Partial<AccessDraft>): ReturnType<typeof readAccess> => readAccess({ ...empty, ...part });

describe('accessDraftOf', () => {
  it.each<Access>([
    openAccess,
    {
      allow: ['127.0.0.1', '10.0.0.0/8'],
      connections: 2,
      idleMs: 30_000,
      greeting: { ...emptyMessage, source: 'hello' },
    },
  ])('is read back as it was: %j', (access) => {
    expect(readAccess(accessDraftOf(access))).toEqual({ kind: 'ready', value: access });
  });
});

describe('readAccess', () => {
  it('takes one peer a line, or several with commas, and leaves blanks out', () => {
    expect(read({ allow: ' 127.0.0.1 \n\n::1, 10.0.0.0/8\n' })).toMatchObject({
      value: { allow: ['127.0.0.1', '::1', '10.0.0.0/8'] },
    });
  });

  it('keeps a greeting that is off out of it', () => {
    const greeting = { ...emptyMessage, source: 'hello' };
    expect(read({ greets: false, greeting })).toMatchObject({ value: { greeting: null } });
  });

  it('tells what is wrong with each field', () => {
    const tooMany = Array.from({ length: 201 }, (_, at) => `10.0.0.${at}`).join('\n');
    expect(read({ allow: tooMany, connections: '0', idle: '1.5' })).toEqual({
      kind: 'wrong',
      problems: {
        allow: 'The list has at most 200 entries. Name networks instead, such as 10.0.0.0/8.',
        connections: 'The number must be a whole number from 1 to 10,000.',
        idle: 'The time must be a whole number from 1 to 86,400,000.',
      },
    });
    expect(read({ allow: 'a'.repeat(300) })).toMatchObject({ kind: 'wrong' });
  });
});
