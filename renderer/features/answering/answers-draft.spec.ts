import { describe, expect, it } from 'vitest';
import { promptAnswering } from '../../../shared/model/defaults';
import type { Answering } from '../../../shared/model/responder';
import { answersDraftOf, readAnswers, type AnswersDraft } from './answers-draft';

const empty = answersDraftOf(promptAnswering);
const read = (part: Partial<AnswersDraft>): ReturnType<typeof readAnswers> =>
  readAnswers({ ...empty, ...part });

describe('answersDraftOf', () => {
  it('leaves empty what is off', () => {
    expect(empty).toEqual({ least: '', most: '', rate: '', after: '', by: 'close' });
  });

  it.each<Answering>([
    promptAnswering,
    { delay: { least: 20, most: 20 }, bytesPerSecond: 1_000, ending: { after: 3, by: 'reset' } },
    { delay: { least: 0, most: 50 }, bytesPerSecond: null, ending: { after: 1, by: 'close' } },
  ])('is read back as it was: %j', (answering) => {
    expect(readAnswers(answersDraftOf(answering))).toEqual({ kind: 'ready', value: answering });
  });
});

describe('readAnswers', () => {
  it('takes one delay for a fixed one', () => {
    expect(read({ least: '1,500' })).toMatchObject({ value: { delay: { least: 1_500, most: 1_500 } } });
  });

  it('tells what is wrong with each field', () => {
    expect(read({ least: '10', most: '5', rate: '0', after: 'x' })).toEqual({
      kind: 'wrong',
      problems: {
        most: 'Make it at least as long as the first delay, or leave it empty.',
        rate: 'The rate must be a whole number of at least 1.',
        after: 'The number of messages must be a whole number of at least 1.',
      },
    });
    expect(read({ least: '86400001' })).toMatchObject({
      kind: 'wrong',
      problems: { least: expect.anything() as unknown },
    });
  });
});
