import { describe, expect, it } from 'vitest';
import { plainDialing } from '../../../shared/model/defaults';
import type { Dialing } from '../../../shared/model/serving';
import { dialingDraftOf, readDialing, type DialingDraft } from './dialing-draft';

const empty = dialingDraftOf(plainDialing);
const read = (part: Partial<DialingDraft>): ReturnType<typeof readDialing> =>
  readDialing({ ...empty, ...part });

describe('dialingDraftOf', () => {
  it.each<Dialing>([
    plainDialing,
    { localHost: '::1', localPort: 4_000, retry: { firstMs: 100, mostMs: 200, attempts: 3 } },
    { localHost: null, localPort: null, retry: { firstMs: 10, mostMs: 10, attempts: null } },
  ])('is read back as it was: %j', (dialing) => {
    expect(readDialing(dialingDraftOf(dialing))).toEqual({ kind: 'ready', value: dialing });
  });

  it('proposes waits where there are none yet', () => {
    expect(read({ retries: true })).toMatchObject({
      value: { retry: { firstMs: 500, mostMs: 30_000, attempts: null } },
    });
  });
});

describe('readDialing', () => {
  it('tells what is wrong with each field', () => {
    expect(read({ host: 'a b', port: '0', retries: true, first: '', most: '5', attempts: 'x' })).toEqual({
      kind: 'wrong',
      problems: {
        host: 'Type an address of this computer, such as 127.0.0.1, or nothing.',
        port: 'The port must be a whole number from 1 to 65,535.',
        first: 'The first wait is missing.',
        most: 'The longest wait must be a whole number from 10 to 86,400,000.',
        attempts: 'The number must be a whole number from 1 to 1,000,000.',
      },
    });
    expect(read({ retries: true, first: '500', most: '100' })).toMatchObject({
      problems: { most: 'Make it at least as long as the first wait.' },
    });
  });

  it('does not ask for waits that are not used', () => {
    expect(read({ retries: false, first: '', most: 'x' })).toMatchObject({ kind: 'ready' });
  });
});
