import { describe, expect, it } from 'vitest';
import { plainComposing } from '../../../shared/model/defaults';
import type { Message } from '../../../shared/model/message';
import { readyContent, readyMessage, readySteps } from './make-ready';

const text = (source: string): Message => ({ ...plainComposing, source });
const step = (source: string, pattern: string | null = null) => ({
  delayMs: 3,
  message: text(source),
  expect:
    pattern === null
      ? null
      : {
          match: {
            by: 'regex',
            source: pattern,
            over: 'bytes',
            encoding: 'utf-8',
            matchCase: true,
          } as const,
          withinMs: 5,
        },
});

describe('a message', () => {
  it('is ready, or is refused where it is wrong', () => {
    const ready = readyMessage(text('a\\n'));
    expect(ready.ok && ready.value.constant).toEqual(Uint8Array.of(0x61, 0x0a));
    expect(readyMessage(text('abc\\q'))).toMatchObject({
      error: { code: 'invalid_message', details: { position: 3 } },
    });
  });

  it('that is repeated must hold bytes', () => {
    expect(readyMessage(text('')).ok).toBe(true);
    expect(readyContent(text(''))).toMatchObject({ error: { code: 'invalid_message' } });
    expect(readyContent({ ...text(''), ending: 'lf' }).ok).toBe(true);
  });
});

describe('the steps of a sequence', () => {
  it('are ready with what they expect; an empty message is one to wait behind', () => {
    const ready = readySteps([step('a', 'b+'), step('')]);
    if (!ready.ok) throw new Error(ready.error.code);
    expect(ready.value).toMatchObject([{ delayMs: 3, expect: { withinMs: 5 } }, { expect: null }]);
  });

  it('say in which of them something is wrong', () => {
    const wrong = [readySteps([step('a'), step('\\q')]), readySteps([step('a', '(')])];
    expect(wrong).toMatchObject([
      { error: { code: 'invalid_message', details: { position: 0 } } },
      { error: { code: 'invalid_pattern' } },
    ]);
    expect(JSON.stringify(wrong[0])).toContain('(step 2)');
    expect(JSON.stringify(wrong[1])).toContain('(step 1)');
  });
});
